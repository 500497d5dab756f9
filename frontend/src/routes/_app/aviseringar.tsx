import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { NotificationsPage } from '@/features/notifications/NotificationsPage'
import { oneOf, page } from '@/lib/search-fields'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/aviseringar')({
  validateSearch: v.object({ visa: oneOf(['alla']), sida: page }),
  component: Page,
})

function Page() {
  const search = useComingSearch(Route.useSearch())
  return <NotificationsPage search={search} />
}
