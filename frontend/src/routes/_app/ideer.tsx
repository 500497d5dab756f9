import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { isOwnOnly, may } from '@/api/me'
import { listQuery } from '@/features/deviations/queries'
import { IdeasPage } from '@/features/ideas/IdeasPage'
import { ideaFiguresQuery } from '@/features/ideas/queries'
import { ideaSearch, toFilter } from '@/features/ideas/search'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/ideer')({
  validateSearch: (given) => v.parse(ideaSearch, given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, me }, deps }) => {
    void queryClient.prefetchQuery(listQuery(toFilter(deps), { page: deps.sida ?? 1, text: '' }))
    if (may(me, 'ideaStatistics')) await queryClient.ensureQueryData(ideaFiguresQuery)
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  return (
    <IdeasPage
      search={search}
      isOwnOnly={isOwnOnly(me, 'deviationList')}
      mayReport={may(me, 'deviationReport')}
      mayCount={may(me, 'ideaStatistics')}
      onSearch={(change) =>
        void navigate({ search: (before) => ({ ...before, ...change }), resetScroll: false })
      }
      onClear={() => void navigate({ search: {}, resetScroll: false })}
    />
  )
}
