import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { fetchUser, session } from '@/api/session'
import { acted } from '@/lib/acted'
import { announcements } from '@/lib/announce'
import { listed } from '@/lib/listed'
import { onOtherTabs } from '@/lib/logins'
import { toasts } from '@/lib/toasts'
import { visited } from '@/lib/visited'
import { waiting } from '@/lib/waiting'
import { EndedPage } from './InfoPages'

/** Seldom shown, so it is fetched when it is; until then there is nothing on the screen. */
const OtherPersonPage = lazy(() =>
  import('./login/OtherPersonPage').then((module) => ({ default: module.OtherPersonPage })),
)

/**
 * Shows the page to its own person only. Tabs share their login, so it may end, or another person log in, in a second one:
 * then all that was fetched is forgotten and the page says so. When its own person is back it is fetched anew.
 */
export function OwnPage({ children }: { children: ReactNode }) {
  const state = useSyncExternalStore(session.subscribe, session.current)
  const isOver = session.isOver(state)
  const [isEmptied, setEmptied] = useState(false)
  const queries = useQueryClient()
  const router = useRouter()
  useEffect(
    () =>
      onOtherTabs((told) => {
        if (told === 'logged-out') session.expire()
        askAnew()
      }),
    [],
  )
  useEffect(() => {
    window.addEventListener('pageshow', onPageShow)
    return () => window.removeEventListener('pageshow', onPageShow)
  }, [])
  if (isOver && !isEmptied) setEmptied(true)
  useEffect(() => {
    if (isOver) {
      queries.clear()
      router.clearCache()
      toasts.set([])
      announcements.set('')
      visited.forget()
      listed.forget()
      acted.set(null)
      waiting.set(0)
    } else if (isEmptied) {
      // Back and forward may have asked meanwhile, and been told that nobody is logged in.
      queries.clear()
      void router.invalidate({ sync: true }).finally(() => setEmptied(false))
    }
  }, [isOver, isEmptied, queries, router])
  if (state.other !== null)
    return (
      <Suspense fallback={null}>
        <OtherPersonPage name={state.other.name} />
      </Suspense>
    )
  if (isOver) return <EndedPage />
  return isEmptied ? null : children
}

/** Who is logged in, of a page that has been shown to somebody. */
function askAnew() {
  if (session.current().user !== null) void fetchUser().catch(() => undefined)
}

/** The browser keeps whole pages for its Back. What was on one is not shown until the server has said whose it is. */
function onPageShow({ persisted }: PageTransitionEvent) {
  if (!persisted) return
  session.expire()
  askAnew()
}
