import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { fetchUser, session } from '@/api/session'
import { acted } from '@/lib/acted'
import { announcements } from '@/lib/announce'
import { listed } from '@/lib/listed'
import { onOtherTabs } from '@/lib/logins'
import { toasts } from '@/lib/toasts'
import { visited } from '@/lib/visited'
import { waiting } from '@/lib/waiting'
import { OtherPersonPage } from './InfoPages'

/**
 * Shows the page to its own person only. Tabs share their login, so another person may log in in a second one: then all
 * that was fetched is forgotten and the page says who is logged in. When its own person is back it is fetched anew.
 */
export function OwnPage({ children }: { children: ReactNode }) {
  const { other } = useSyncExternalStore(session.subscribe, session.current)
  const [isEmptied, setEmptied] = useState(false)
  const queries = useQueryClient()
  const router = useRouter()
  useEffect(
    () =>
      onOtherTabs(() => {
        if (session.current().user !== null) void fetchUser().catch(() => undefined)
      }),
    [],
  )
  if (other !== null && !isEmptied) setEmptied(true)
  useEffect(() => {
    if (other !== null) {
      queries.clear()
      router.clearCache()
      toasts.set([])
      announcements.set('')
      visited.forget()
      listed.forget()
      acted.set(null)
      waiting.set(0)
    } else if (isEmptied) {
      void router.invalidate({ sync: true }).finally(() => setEmptied(false))
    }
  }, [other, isEmptied, queries, router])
  if (other !== null) return <OtherPersonPage name={other.name} />
  return isEmptied ? null : children
}
