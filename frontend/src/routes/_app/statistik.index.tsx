import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, redirect } from '@tanstack/react-router'
import * as v from 'valibot'
import { asItems, boardQuery, everyUnitQuery } from '@/api/lookups'
import { homeBoardId, may } from '@/api/me'
import { Sides } from '@/features/statistics/Sides'
import { StatisticsPage } from '@/features/statistics/StatisticsPage'
import { statisticsSearch } from '@/features/statistics/search'

export const Route = createFileRoute('/_app/statistik/')({
  validateSearch: (given) => v.parse(statisticsSearch, given),
  beforeLoad: ({ context: { me } }) => {
    if (!may(me, 'deviationStatistics') && may(me, 'deviationFigures'))
      throw redirect({ to: '/statistik/namnden' })
  },
  loader: async ({ context: { queryClient, me } }) => {
    await Promise.all([
      queryClient.ensureQueryData(everyUnitQuery),
      queryClient.ensureQueryData(boardQuery(homeBoardId(me))),
    ])
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  const { data: units } = useSuspenseQuery(everyUnitQuery)
  const { data: board } = useSuspenseQuery(boardQuery(homeBoardId(me)))
  return (
    <StatisticsPage
      search={search}
      units={asItems(units)}
      unitSince={units.find(({ id }) => id === search.enhet)?.validFrom}
      qualityYearStarts={board.qualityYearStarts}
      tabs={<Sides me={me} />}
      onSearch={(change) =>
        void navigate({ search: (before) => ({ ...before, ...change }), resetScroll: false })
      }
    />
  )
}
