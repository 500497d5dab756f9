import { createLink, type LinkComponent } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { cx } from '@/lib/cx'
import { type ButtonKind, buttonClass } from '../button/Button'
import { Icon, type IconName } from '../icon/Icon'
import styles from './Link.module.css'

function Anchor({ children, ...rest }: ComponentProps<'a'>) {
  return <a {...rest}>{children}</a>
}

function ActionAnchor({ kind = 'secondary', icon, wide = false, className, children, ...rest }: ActionProps) {
  return (
    <a {...rest} className={cx(buttonClass(kind, wide), className)}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
    </a>
  )
}

interface ActionProps extends ComponentProps<'a'> {
  kind?: ButtonKind
  icon?: IconName
  wide?: boolean
}

/** A link inside the product: typed address, preloaded on intent. */
export const Link: LinkComponent<typeof Anchor> = createLink(Anchor)

/** A link that looks like a button, since it is the next step. */
export const ActionLink: LinkComponent<typeof ActionAnchor> = createLink(ActionAnchor)

/** The way back to the list one came from, above the page heading. */
function BackAnchor({ children, ...rest }: ComponentProps<'a'>) {
  return (
    <a {...rest} className={styles.back}>
      <Icon name="chevronLeft" size={18} />
      {children}
    </a>
  )
}
export const BackLink: LinkComponent<typeof BackAnchor> = createLink(BackAnchor)
