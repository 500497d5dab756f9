import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { asItems, boardQuery, unitsQuery } from '@/api/lookups'
import { homeBoardId } from '@/api/me'
import { StatisticsPage } from '@/features/statistics/StatisticsPage'
import { statisticsSearch } from '@/features/statistics/search'

export const Route = createFileRoute('/_app/statistik')({
  validateSearch: (given) => v.parse(statisticsSearch, given),
  loader: async ({ context: { queryClient, me } }) => {
    await Promise.all([
      queryClient.ensureQueryData(unitsQuery),
      queryClient.ensureQueryData(boardQuery(homeBoardId(me))),
    ])
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  const { data: units } = useSuspenseQuery(unitsQuery)
  const { data: board } = useSuspenseQuery(boardQuery(homeBoardId(me)))
  return (
    <StatisticsPage
      search={search}
      units={asItems(units)}
      qualityYearStarts={board.qualityYearStarts}
      onSearch={(change) =>
        void navigate({ search: (before) => ({ ...before, ...change }), resetScroll: false })
      }
    />
  )
}
