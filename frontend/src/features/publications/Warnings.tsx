import { Alert } from '@/ui/alert/Alert'
import styles from './Cards.module.css'
import { FIELDS, t } from './messages.sv'
import type { Card } from './queries'

/** What in a card could tell who somebody is, by field and kind. Nothing, when nothing does. */
export function Warnings({ card: { warnings } }: { card: Card }) {
  if (warnings.length === 0) return null
  return (
    <Alert tone="warn" title={t.tellsTitle}>
      <ul className={styles.list}>
        {warnings.map(({ pointer, code, detail }) => (
          <li key={`${pointer} ${code}`}>{t.tells(FIELDS[pointer.slice(1)] ?? '', detail)}</li>
        ))}
      </ul>
    </Alert>
  )
}
