import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, redirect } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import * as v from 'valibot'
import { asItems, boardQuery, countedUnitQuery } from '@/api/lookups'
import { homeBoardId, may } from '@/api/me'
import { firstOpen } from '@/domain/pages'
import { queryOf, statisticsQuery } from '@/features/statistics/queries'
import { askedIn } from '@/features/statistics/question'
import { Sides } from '@/features/statistics/Sides'
import { StatisticsPage } from '@/features/statistics/StatisticsPage'
import { statisticsSearch } from '@/features/statistics/search'
import { civilDate } from '@/lib/dates'
import { useComingSearch } from '@/lib/useComingSearch'

const KeptTimes = lazy(() =>
  import('@/features/deadlines/kept/KeptTimes').then((file) => ({ default: file.KeptTimes })),
)

export const Route = createFileRoute('/_app/statistik/')({
  validateSearch: (given) => v.parse(statisticsSearch, given),
  beforeLoad: ({ context: { me } }) => {
    if (may(me, 'deviationStatistics')) return
    const beside = firstOpen(me, ['/statistik/namnden', '/statistik/matt'])
    if (beside !== undefined) throw redirect({ to: beside })
  },
  loader: async ({ context: { queryClient, me }, location }) => {
    if (!may(me, 'deviationStatistics')) return
    const search = v.parse(statisticsSearch, location.search)
    const units = queryClient.ensureQueryData(countedUnitQuery)
    const board = queryClient.ensureQueryData(boardQuery(homeBoardId(me)))
    // Only a quality year waits for the board to say when it begins.
    const yearStarts = search.period === 'kvalitetsar' ? (await board).qualityYearStarts : 1
    const asked = askedIn(search, civilDate(), yearStarts)
    // The page comes with its first figures, so that nothing moves when they arrive; a refusal is the page's to show.
    const figures = queryClient.prefetchQuery(statisticsQuery(asked))
    const parts = [import('@/features/statistics/Charts'), import('@/features/statistics/TakeAlong')]
    await Promise.all([units, board, figures, ...parts])
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
    <StatisticsPage
      search={search}
      units={asItems(units)}
      unitSince={units.find(({ id }) => id === search.enhet)?.validFrom}
      qualityYearStarts={board.qualityYearStarts}
      tabs={<Sides me={me} />}
      times={
        may(me, 'deadlineStatistics') ? (
          <Suspense>
            <KeptTimes asked={queryOf(askedIn(search, civilDate(), board.qualityYearStarts))} />
          </Suspense>
        ) : null
      }
      onSearch={(change) =>
        void navigate({ search: (before) => ({ ...before, ...change }), resetScroll: false })
      }
    />
  )
}
