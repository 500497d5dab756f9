import { sv } from '@/messages/sv'
import { Link } from '@/ui/link/Link'
import styles from './Brand.module.css'
import { t } from './messages.sv'

/** Four strokes of a wheel: plan, do, check, improve. */
export function Wheel({ size = 30 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className={styles.wheel}>
      <path className={styles.plan} d="M16 4a12 12 0 0 1 12 12" />
      <path className={styles.do} d="M27 21a12 12 0 0 1-8.5 6.7" />
      <path className={styles.check} d="M13 27.6A12 12 0 0 1 4 16" />
      <path className={styles.improve} d="M5.4 10.5A12 12 0 0 1 10.5 5.4" />
    </svg>
  )
}

export function Brand({ organisation }: { organisation?: string | undefined }) {
  return (
    <Link to="/" className={styles.brand}>
      <Wheel />
      <span>
        <span className={styles.name}>{sv.productName}</span>
        {organisation === undefined ? null : <span className={styles.organisation}>{organisation}</span>}
        <span className="visually-hidden">{t.startPage}</span>
      </span>
    </Link>
  )
}
