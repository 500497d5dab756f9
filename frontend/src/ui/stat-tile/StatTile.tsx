import type { ReactNode } from 'react'
import styles from './StatTile.module.css'

/** One figure with what it means and what it was before. */
export function StatTile({ label, value, note }: { label: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className={styles.tile}>
      <dt className={styles.label}>{label}</dt>
      <dd>
        <span className={styles.value}>{value}</span>
        {note === undefined ? null : <span className={styles.note}>{note}</span>}
      </dd>
    </div>
  )
}

export function StatTiles({ children }: { children: ReactNode }) {
  return <dl className={styles.row}>{children}</dl>
}
