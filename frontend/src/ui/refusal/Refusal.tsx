import type { ReactNode } from 'react'
import { sv } from '@/messages/sv'
import { Alert } from '../alert/Alert'
import { LogInAgain } from './LogInAgain'

/** What the server says when it does not take something. */
interface Refused extends Error {
  status: number
  code: string
  title: string
  detail: string
  traceId: string | null
  faults: readonly { pointer: string; code: string; detail: string }[]
}

/** Why the server did not take something, at the place where it was asked for, with a way on where there is one. */
export function Refusal({ error, actions }: { error: unknown; actions?: ReactNode }) {
  if (!isRefused(error)) return null
  if (error.code === 'step-up-required') return <LogInAgain />
  return (
    <Alert tone="danger" live title={error.title} actions={actions}>
      {error.detail === '' ? null : <p>{error.detail}</p>}
      {error.faults.map((fault) => (
        <p key={fault.pointer + fault.code}>{fault.detail}</p>
      ))}
      <TraceId status={error.status} traceId={error.traceId} />
    </Alert>
  )
}

/** What the support needs in order to find a fault of ours. What the person can mend needs no support. */
export function TraceId({ status, traceId }: Pick<Refused, 'status' | 'traceId'>) {
  if (status < 500 || traceId === null) return null
  return (
    <p>
      {sv.reference} <code>{traceId}</code>
    </p>
  )
}

function isRefused(error: unknown): error is Refused {
  return error instanceof Error && 'title' in error && 'faults' in error
}
