import { Alert } from '@/ui/alert/Alert'
import { FIELDS, t } from './messages.sv'
import type { Card } from './queries'

/** What in a card could tell who somebody is, by field and kind. Nothing, when nothing does. */
export function Found({ card: { warnings } }: { card: Card }) {
  if (warnings.length === 0) return null
  return (
    <Alert tone="warn" title={t.foundTitle}>
      <ul>
        {warnings.map(({ pointer, code, detail }) => (
          <li key={`${pointer} ${code}`}>{t.found(FIELDS[pointer.slice(1)] ?? '', detail)}</li>
        ))}
      </ul>
    </Alert>
  )
}
