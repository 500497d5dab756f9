import type { ReactNode } from 'react'
import { Icon } from '../icon/Icon'
import styles from './Details.module.css'

export function Details({
  summary,
  open = false,
  children,
}: {
  summary: ReactNode
  open?: boolean
  children: ReactNode
}) {
  return (
    <details className={styles.details} open={open}>
      <summary className={styles.summary}>
        <Icon name="chevronRight" size={18} />
        {summary}
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  )
}
