import { sv } from '@/messages/sv'
import styles from './Skeleton.module.css'

/** Holds the place of what is being fetched, at about its height, so that nothing jumps. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  return (
    <div className={styles.frame} aria-busy="true">
      <p role="status" className="visually-hidden">
        {sv.loading}
      </p>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} className={styles.line} />
      ))}
    </div>
  )
}
