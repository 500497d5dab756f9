import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, redirect } from '@tanstack/react-router'
import * as v from 'valibot'
import { may } from '@/api/me'
import { InboxPage } from '@/features/overview/InboxPage'
import { workItemsQuery } from '@/features/overview/queries'
import { navItems } from '@/features/shell/nav-items'
import { PageWithoutWork } from '@/features/shell/PageStates'
import { oneOf } from '@/lib/search-fields'

export const Route = createFileRoute('/_app/')({
  validateSearch: v.object({ vy: oneOf(['alla']) }),
  // The menu goes from the daily to the rare. A role without a work list comes for what stands last.
  beforeLoad: ({ context: { me } }) => {
    const last = navItems(me).at(-1)
    if (last !== undefined && !may(me, 'workItemList')) throw redirect({ to: last.to })
  },
  loader: ({ context: { queryClient, me } }) =>
    may(me, 'workItemList') ? queryClient.ensureQueryData(workItemsQuery) : undefined,
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  return may(me, 'workItemList') ? <Inbox /> : <PageWithoutWork />
}

function Inbox() {
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
