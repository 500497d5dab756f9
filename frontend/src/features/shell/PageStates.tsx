import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import { ApiError } from '@/api/errors'
import { sv } from '@/messages/sv'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { TraceId } from '@/ui/refusal/Refusal'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { t } from './messages.sv'

export function PagePending() {
  return <Skeleton lines={8} />
}

const Missing = lazy(() => import('./WaysOut').then((module) => ({ default: module.Missing })))
const WithoutWork = lazy(() => import('./WaysOut').then((module) => ({ default: module.WithoutWork })))
const Forbidden = lazy(() => import('./PageForbidden').then((module) => ({ default: module.PageForbidden })))

/** Pages that lead on to others. Few meet them, so they come when they are needed. */
function leadsOn(Page: ComponentType) {
  return function LeadsOn() {
    return (
      <Suspense fallback={<PagePending />}>
        <Page />
      </Suspense>
    )
  }
}

export const PageMissing = leadsOn(Missing)
/** The start page of somebody whose role has nothing to do here yet. */
export const PageWithoutWork = leadsOn(WithoutWork)
/** A page that is not for whoever opens it. */
export const PageForbidden = leadsOn(Forbidden)

/** A page that could not be shown. The frame around it stays, and trying again fetches its data anew. */
export function PageError({ error }: ErrorComponentProps) {
  const router = useRouter()
  const known = error instanceof ApiError ? error : null
  // A browser remembers that a part of the program could not be fetched: only the page anew asks for it again.
  const again = () => (known === null ? window.location.reload() : void router.invalidate())
  useAgainOnline(again)
  useNewVersion(error)
  if (known?.status === 403) return <PageForbidden />
  if (known?.status === 404 || known?.isBadAddress === true) return <PageMissing />
  const words = wordsFor(error)
  return (
    <>
      <PageHeader title={t.errorTitle} />
      <Alert tone="danger" live title={words.title} actions={<Button onClick={again}>{words.again}</Button>}>
        <p>{words.text}</p>
        {known === null ? null : <TraceId status={known.status} traceId={known.traceId} />}
      </Alert>
    </>
  )
}

/** What browsers say of a part that is no longer there, as when a new version has come since the page was opened. */
const NO_PART = /dynamically imported module|module script|preload CSS/

/** What is wrong, as far as it is known, and what to do about it. */
function wordsFor(error: unknown): { title: string; text: string; again: string } {
  const isPartGone = NO_PART.test(String(error))
  const isUnreached = error instanceof ApiError && error.status === 0
  if (!navigator.onLine && (isPartGone || isUnreached)) return { ...t.noNet, again: sv.retry }
  if (isPartGone) return t.newVersion
  if (error instanceof ApiError)
    return { title: error.title, text: error.detail === '' ? t.errorTry : error.detail, again: sv.retry }
  return { title: t.errorHere, text: t.errorTry, again: sv.retry }
}

/** Fetches the program anew when a part of it is gone: once, and not without a net, which would leave the page for nothing. */
function useNewVersion(error: unknown) {
  useEffect(() => {
    const [came] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    if (NO_PART.test(String(error)) && navigator.onLine && came?.type !== 'reload') window.location.reload()
  }, [error])
}

/** Tries by itself when the net comes back: it may be all that was wrong. */
function useAgainOnline(again: () => void) {
  useEffect(() => {
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  })
}
