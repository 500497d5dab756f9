import styles from './Progress.module.css'

/** How far something has come, always also in words. Without a value it only says that it goes on. */
export function Progress({
  label,
  value,
  max = 100,
  text,
}: {
  label: string
  value?: number
  max?: number
  text: string
}) {
  return (
    <div className={styles.frame}>
      <progress className={styles.bar} aria-label={label} value={value} max={max} />
      <span className={styles.text}>{text}</span>
    </div>
  )
}
