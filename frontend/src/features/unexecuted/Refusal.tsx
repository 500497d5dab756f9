import { ApiError } from '@/api/errors'
import { sv } from '@/messages/sv'
import { Alert } from '@/ui/alert/Alert'

/** Why the server did not take something, at the place where it was asked for. */
export function Refusal({ error }: { error: unknown }) {
  if (!(error instanceof ApiError)) return null
  return (
    <Alert tone="danger" live title={error.title}>
      {error.detail === '' ? null : <p>{error.detail}</p>}
      {error.faults.map((fault) => (
        <p key={fault.pointer + fault.code}>{fault.detail}</p>
      ))}
      {error.traceId === null ? null : (
        <p>
          {sv.reference} <code>{error.traceId}</code>
        </p>
      )}
    </Alert>
  )
}
