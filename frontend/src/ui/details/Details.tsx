import { type ReactNode, useState } from 'react'
import { Icon } from '../icon/Icon'
import styles from './Details.module.css'

/** Opens by itself when `open` becomes true; only the person closes it, so that nothing is folded away under a cursor. */
export function Details({
  summary,
  open = false,
  late = false,
  children,
}: {
  summary: ReactNode
  open?: boolean
  /** What it holds is made when it is first opened. */
  late?: boolean
  children: ReactNode
}) {
  const [wasAsked, setWasAsked] = useState(open)
  const [isOpen, setIsOpen] = useState(open || (late ? undefined : false))
  if (open !== wasAsked) {
    setWasAsked(open)
    if (open) setIsOpen(true)
  }
  return (
    <details
      className={styles.details}
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary className={styles.summary}>
        <Icon name="chevronRight" size={18} />
        {summary}
      </summary>
      <div className={styles.body}>{isOpen === undefined ? null : children}</div>
    </details>
  )
}
