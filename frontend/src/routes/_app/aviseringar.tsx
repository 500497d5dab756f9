import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { NotificationsPage } from '@/features/notifications/NotificationsPage'
import { choiceQuery } from '@/features/notifications/queries'
import { oneOf, page } from '@/lib/search-fields'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/aviseringar')({
  validateSearch: v.object({ visa: oneOf(['alla']), sida: page }),
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(choiceQuery),
  component: Page,
})

function Page() {
  const search = useComingSearch(Route.useSearch())
  const { data: choice } = useSuspenseQuery(choiceQuery)
  return <NotificationsPage search={search} choice={choice} />
}
