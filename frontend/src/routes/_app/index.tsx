import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { isOwnOnly, may } from '@/api/me'
import { InboxPage } from '@/features/overview/InboxPage'
import { startQuery, workItemsQuery } from '@/features/overview/queries'
import { StartPage } from '@/features/overview/StartPage'
import { navItems } from '@/features/shell/nav-items'
import { PageWithoutWork } from '@/features/shell/PageStates'
import { oneOf } from '@/lib/search-fields'
import { useComingSearch } from '@/lib/useComingSearch'
import { ActionLink } from '@/ui/link/Link'

export const Route = createFileRoute('/_app/')({
  validateSearch: v.object({ vy: oneOf(['alla']) }),
  loader: ({ context: { queryClient, me } }) =>
    Promise.all([
      may(me, 'startRead') ? queryClient.ensureQueryData(startQuery) : undefined,
      may(me, 'workItemList') ? queryClient.ensureQueryData(workItemsQuery) : undefined,
    ]),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  if (may(me, 'workItemList')) return <Inbox />
  return may(me, 'startRead') ? <Start /> : <PageWithoutWork />
}

function Start() {
  const { me } = Route.useRouteContext()
  const { data } = useSuspenseQuery(startQuery)
  // The menu goes from the daily to the rare: a role without a work list comes for what stands last.
  const last = navItems(me).at(-1)
  const onward = last === undefined ? null : <ActionLink to={last.to}>{last.label}</ActionLink>
  return <StartPage notes={data.notes} onward={onward} />
}

function Inbox() {
  const { me } = Route.useRouteContext()
  const { vy } = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const { data: work } = useSuspenseQuery(workItemsQuery)
  const { data: start } = useSuspenseQuery(startQuery)
  return (
    <InboxPage
      work={work}
      notes={start.notes}
      showsAll={vy === 'alla'}
      onShowAll={(all) => void navigate({ search: all ? { vy: 'alla' } : {}, resetScroll: false })}
      isOwnOnly={isOwnOnly(me, 'workItemList')}
      mayReport={may(me, 'deviationReport')}
    />
  )
}
