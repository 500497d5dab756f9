import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { may } from '@/api/me'
import { InboxPage } from '@/features/inbox/InboxPage'
import { workItemsQuery } from '@/features/inbox/queries'

export const Route = createFileRoute('/_app/')({
  validateSearch: v.object({ vy: v.fallback(v.optional(v.literal('alla')), undefined) }),
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(workItemsQuery),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { vy } = Route.useSearch()
  const navigate = Route.useNavigate()
  const { data: work } = useSuspenseQuery(workItemsQuery)
  return (
    <InboxPage
      work={work}
      showsAll={vy === 'alla'}
      onShowAll={(all) => void navigate({ search: all ? { vy: 'alla' } : {}, resetScroll: false })}
      mayReport={may(me, 'deviationReport')}
    />
  )
}
