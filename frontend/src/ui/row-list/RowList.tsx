import type { ReactNode } from 'react'
import styles from './RowList.module.css'

/** Things to go to, one on each row. The whole row is the target of the one link in `children`. */
export function RowList({ children }: { children: ReactNode }) {
  return <ul className={styles.rows}>{children}</ul>
}

export function Row({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <li className={styles.row}>
      <div>{children}</div>
      {aside}
    </li>
  )
}
