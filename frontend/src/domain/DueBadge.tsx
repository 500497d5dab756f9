import { shortDate } from '@/lib/dates'
import styles from './DueBadge.module.css'
import { TimeLeftBadge } from './TimeLeftBadge'

/** How much time is left, and until which day: what is printed is read on another one. */
export function DueBadge({ dueOn }: { dueOn: string }) {
  return (
    <span className={styles.due}>
      <TimeLeftBadge dueOn={dueOn} />
      <time dateTime={dueOn}>{shortDate(dueOn)}</time>
    </span>
  )
}
