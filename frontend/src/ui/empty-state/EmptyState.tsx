import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icon/Icon'
import styles from './EmptyState.module.css'

/** Says why nothing is here and what to do next. */
export function EmptyState({
  icon = 'checkCircle',
  title,
  children,
  action,
}: {
  icon?: IconName
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={styles.box}>
      <span className={styles.icon}>
        <Icon name={icon} size={28} />
      </span>
      <p className={styles.title}>{title}</p>
      {children === undefined ? null : <p className={styles.text}>{children}</p>}
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </div>
  )
}
