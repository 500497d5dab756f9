import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { asItems, boardQuery, countedUnitQuery } from '@/api/lookups'
import { homeBoardId } from '@/api/me'
import { ActionFiguresPage } from '@/features/statistics/actions/ActionFiguresPage'
import { actionStatisticsQuery } from '@/features/statistics/actions/queries'
import { askedIn } from '@/features/statistics/question'
import { Sides } from '@/features/statistics/Sides'
import { statisticsSearch } from '@/features/statistics/search'
import { civilDate } from '@/lib/dates'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/statistik/atgarder')({
  validateSearch: (given) => v.parse(statisticsSearch, given),
  loader: async ({ context: { queryClient, me }, location }) => {
    const search = v.parse(statisticsSearch, location.search)
    const units = queryClient.ensureQueryData(countedUnitQuery)
    const board = queryClient.ensureQueryData(boardQuery(homeBoardId(me)))
    const yearStarts = search.period === 'kvalitetsar' ? (await board).qualityYearStarts : 1
    const asked = askedIn(search, civilDate(), yearStarts)
    await Promise.all([units, board, queryClient.prefetchQuery(actionStatisticsQuery(asked))])
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const { data: units } = useSuspenseQuery(countedUnitQuery)
  const { data: board } = useSuspenseQuery(boardQuery(homeBoardId(me)))
  return (
    <ActionFiguresPage
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
