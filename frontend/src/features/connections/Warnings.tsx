import { Alert } from '@/ui/alert/Alert'
import { t } from './messages.sv'

interface Notice {
  pointer: string
  detail: string
}

/** What should be looked at in what people have written. */
export function Warnings({ of }: { of: readonly Notice[] }) {
  return of.length === 0 ? null : (
    <Alert tone="warn" title={t.warnings}>
      {of.map(({ pointer, detail }) => (
        <p key={pointer}>{detail}</p>
      ))}
    </Alert>
  )
}
