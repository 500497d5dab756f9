import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { cx } from '@/lib/cx'
import { sv } from '@/messages/sv'
import { Icon, type IconName } from '../icon/Icon'
import styles from './Button.module.css'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

interface ButtonProps extends ComponentProps<'button'> {
  kind?: ButtonKind
  icon?: IconName
  /** Text while the click is being carried out. The button stays in the tab order and ignores further clicks. */
  pending?: boolean
  pendingText?: string
  wide?: boolean
}

export function Button({
  kind = 'secondary',
  icon,
  pending = false,
  pendingText = sv.saving,
  wide = false,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (pending) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      type="button"
      {...rest}
      onClick={click}
      aria-disabled={pending || rest['aria-disabled']}
      className={cx(buttonClass(kind, wide), className)}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{pending ? pendingText : children}</span>
    </button>
  )
}

/** The same look for links that act as the next step. */
export function buttonClass(kind: ButtonKind, wide = false): string {
  return cx(styles.button, styles[kind], wide && styles.wide)
}

/** A button with an icon only; its name is said and shown as a tooltip. */
export function IconButton({
  icon,
  label,
  className,
  ...rest
}: { icon: IconName; label: string } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={cx(styles.iconButton, className)}
    >
      <Icon name={icon} />
    </button>
  )
}

/** A row of buttons: the main one first, also on a phone. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}
