import { createLink, type LinkComponent, useRouter } from '@tanstack/react-router'
import type { ComponentProps, MouseEvent } from 'react'
import { cx } from '@/lib/cx'
import { visited } from '@/lib/visited'
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

/** The way back to the list one came from, as one left it, above the page heading. */
function BackAnchor({ children, href, onClick, ...rest }: ComponentProps<'a'>) {
  const { history } = useRouter()
  const left = visited.at(href)
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    if (left === undefined || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) {
      onClick?.(event)
      return
    }
    event.preventDefault()
    history.push(left.href, left.state)
  }
  return (
    <a {...rest} href={left?.href ?? href} onClick={go} className={styles.back}>
      <Icon name="chevronLeft" size={18} />
      {children}
    </a>
  )
}
export const BackLink: LinkComponent<typeof BackAnchor> = createLink(BackAnchor)
