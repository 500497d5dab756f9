import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, redirect } from '@tanstack/react-router'
import * as v from 'valibot'
import { asItems, boardQuery, everyUnitQuery } from '@/api/lookups'
import { homeBoardId, isOwnOnly, may } from '@/api/me'
import { searched, useSearched } from '@/api/searched'
import { levelNames } from '@/domain/risk-scale'
import { codesNamedIn } from '@/features/deviations/list/Counted'
import { toFilter } from '@/features/deviations/list/filter'
import { ListPage } from '@/features/deviations/list/ListPage'
import { type ListSearch, listSearch } from '@/features/deviations/list/search'
import { listQuery } from '@/features/deviations/queries'
import { firstView } from '@/features/saved-views/first'
import { useComingSearch } from '@/lib/useComingSearch'
import { OwnViews, TakenOut } from './-ListTools'

export const Route = createFileRoute('/_app/avvikelser/')({
  validateSearch: (given) => v.parse(listSearch, given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, me }, deps, cause, location }) => {
    const around = Promise.all([
      queryClient.ensureQueryData(everyUnitQuery),
      queryClient.ensureQueryData(boardQuery(homeBoardId(me))),
      ...codesNamedIn(deps, homeBoardId(me)).map((query) => queryClient.prefetchQuery(query)),
    ])
    // It is on its way while one's own views are asked for, which may lead elsewhere.
    around.catch(() => undefined)
    if (may(me, 'savedViewList')) {
      const text = searched.at(location)
      const arrival = { listName: 'deviations', search: deps, text, isNew: cause === 'enter' } as const
      const first = await firstView(queryClient, { ...arrival, read: (view) => v.parse(listSearch, view) })
      if (first !== null) throw redirect({ to: '/avvikelser', search: first, replace: true })
    }
    void queryClient.prefetchQuery(listQuery(toFilter(deps), { page: deps.sida ?? 1, text: '' }))
    await around
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const text = useSearched()
  const { data: units } = useSuspenseQuery(everyUnitQuery)
  const { data: board } = useSuspenseQuery(boardQuery(homeBoardId(me)))
  return (
    <ListPage
      search={search}
      text={text}
      boards={me.boards}
      units={asItems(units)}
      homeBoardId={board.id}
      levels={levelNames(board.riskScale)}
      isOwnOnly={isOwnOnly(me, 'deviationList')}
      mayAskCause={may(me, 'investigationRead') && !isOwnOnly(me, 'deviationList')}
      mayReport={may(me, 'deviationReport')}
      mayImport={may(me, 'deviationImport')}
      mayHandOver={may(me, 'deviationReroute')}
      views={
        <OwnViews
          me={me}
          listName="deviations"
          search={search}
          onOpen={(view) =>
            void navigate({ search: v.parse(listSearch, view), state: {}, resetScroll: false })
          }
        />
      }
      exporting={<TakenOut me={me} listName="deviations" filter={toFilter(search)} text={text} />}
      onSearch={(change: Partial<ListSearch>) =>
        void navigate({
          search: (before) => ({ ...before, ...change }),
          state: searched.keep(text),
          resetScroll: false,
        })
      }
      onText={(words) =>
        void navigate({
          search: (before) => ({ ...before, sida: undefined }),
          state: searched.keep(words),
          resetScroll: false,
        })
      }
      onClear={() => void navigate({ search: {}, state: {}, resetScroll: false })}
    />
  )
}
