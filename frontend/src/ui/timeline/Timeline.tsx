import type { ReactNode } from 'react'
import { dateAndTime } from '@/lib/dates'
import { Icon, type IconName } from '../icon/Icon'
import styles from './Timeline.module.css'

export interface TimelineEntry {
  id: string
  at: string
  title: ReactNode
  by?: string | undefined
  icon?: IconName
  body?: ReactNode
}

/** What happened, oldest first, as an ordered list with real times. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className={styles.list}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.entry}>
          <span className={styles.mark}>
            <Icon name={entry.icon ?? 'chevronRight'} size={16} />
          </span>
          <div className={styles.text}>
            <p className={styles.title}>{entry.title}</p>
            <p className={styles.when}>
              <time dateTime={entry.at}>{dateAndTime(entry.at)}</time>
              {entry.by === undefined ? null : ` · ${entry.by}`}
            </p>
            {entry.body === undefined ? null : <div className={styles.body}>{entry.body}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
