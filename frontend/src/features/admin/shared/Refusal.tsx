import type { ReactNode } from 'react'
import type { ApiError } from '@/api/errors'
import { sv } from '@/messages/sv'
import { Alert } from '@/ui/alert/Alert'

/** Why the server did not take something, at the place where it was asked for, with a way on where there is one. */
export function Refusal({ error, actions }: { error: ApiError | null; actions?: ReactNode }) {
  if (error === null) return null
  return (
    <Alert tone="danger" live title={error.title} actions={actions}>
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
