import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { ApiError } from '@/api/errors'
import { sv } from '@/messages/sv'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { ActionLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { t } from './messages.sv'

export function PagePending() {
  return <Skeleton lines={8} />
}

export function PageMissing() {
  return (
    <>
      <PageHeader title={t.missingTitle} />
      <EmptyState icon="search" title={t.missingTitle} action={<ActionLink to="/">{t.toStart}</ActionLink>}>
        {t.missing}
      </EmptyState>
    </>
  )
}

/** A page that could not be shown. The frame around it stays, and trying again fetches its data anew. */
export function PageError({ error }: ErrorComponentProps) {
  const router = useRouter()
  if (error instanceof ApiError && error.status === 404) return <PageMissing />
  const known = error instanceof ApiError ? error : null
  return (
    <>
      <PageHeader title={t.errorTitle} />
      <Alert
        tone="danger"
        live
        title={known?.title ?? t.errorTitle}
        actions={<Button onClick={() => void router.invalidate()}>{sv.retry}</Button>}
      >
        {known === null || known.detail === '' ? null : <p>{known.detail}</p>}
        {known?.traceId ? (
          <p>
            {sv.reference} <code>{known.traceId}</code>
          </p>
        ) : null}
      </Alert>
    </>
  )
}
