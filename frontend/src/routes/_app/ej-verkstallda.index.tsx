import { useSuspenseQueries } from '@tanstack/react-query'
import { createFileRoute, redirect } from '@tanstack/react-router'
import * as v from 'valibot'
import { asChoices, asItems, codeListQuery, everyUnitQuery } from '@/api/lookups'
import { homeBoardId, isOwnOnly, may } from '@/api/me'
import { searched, useSearched } from '@/api/searched'
import { firstOpen } from '@/domain/pages'
import { SectionTabs } from '@/features/ivo-reporting/SectionTabs'
import { firstView } from '@/features/saved-views/first'
import { toFilter } from '@/features/unexecuted-decisions/list/filter'
import { ListPage } from '@/features/unexecuted-decisions/list/ListPage'
import { type DecisionSearch, decisionSearch } from '@/features/unexecuted-decisions/list/search'
import { WaysIn } from '@/features/unexecuted-decisions/list/WaysIn'
import { listQuery } from '@/features/unexecuted-decisions/queries'
import { useComingSearch } from '@/lib/useComingSearch'
import { OwnViews, TakenOut } from './-ListTools'

export const Route = createFileRoute('/_app/ej-verkstallda/')({
  validateSearch: (given) => v.parse(decisionSearch, given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, me }, deps, cause, location }) => {
    const first = firstOpen(me, ['/ej-verkstallda', '/ej-verkstallda/rapporter'])
    if (first === undefined) return
    if (first !== '/ej-verkstallda') throw redirect({ to: first })
    const board = deps.namnd ?? homeBoardId(me)
    const around = Promise.all([
      queryClient.ensureQueryData(everyUnitQuery),
      queryClient.ensureQueryData(codeListQuery(board, 'benefit')),
      queryClient.ensureQueryData(codeListQuery(board, 'delay-reason')),
    ])
    // It is on its way while one's own views are asked for, which may lead elsewhere.
    around.catch(() => undefined)
    if (may(me, 'savedViewList')) {
      const text = searched.at(location)
      const arrival = { listName: 'decisions', search: deps, text, isNew: cause === 'enter' } as const
      const view = await firstView(queryClient, {
        ...arrival,
        read: (kept) => v.parse(decisionSearch, kept),
      })
      if (view !== null) throw redirect({ to: '/ej-verkstallda', search: view, replace: true })
    }
    if (deps.vy === undefined) {
      const query = listQuery(toFilter(deps), { page: deps.sida ?? 1, all: deps.alla ?? false, text: '' })
      void queryClient.prefetchQuery(query)
    }
    await around
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const shown = Route.useSearch()
  const search = useComingSearch(shown)
  const navigate = Route.useNavigate()
  const text = useSearched()
  // What another board's lists are called comes with them, so until then they are the shown board's.
  const board = shown.namnd ?? homeBoardId(me)
  const [units, benefits, reasons] = useSuspenseQueries({
    queries: [everyUnitQuery, codeListQuery(board, 'benefit'), codeListQuery(board, 'delay-reason')],
  })
  return (
    <ListPage
      search={search}
      text={text}
      boards={me.boards}
      units={asItems(units.data)}
      benefits={asChoices(benefits.data)}
      reasons={asChoices(reasons.data)}
      actions={<WaysIn mayRegister={may(me, 'decisionRegister')} mayImport={may(me, 'decisionImport')} />}
      section={<SectionTabs me={me} />}
      isOwnOnly={isOwnOnly(me, 'unexecutedDecisionList')}
      mayHandOver={may(me, 'decisionHandOver')}
      views={
        <OwnViews
          me={me}
          listName="decisions"
          search={search}
          onOpen={(view) =>
            void navigate({ search: v.parse(decisionSearch, view), state: {}, resetScroll: false })
          }
        />
      }
      exporting={
        <TakenOut
          me={me}
          listName={text !== '' || search.alla === true ? 'decisions' : 'unexecuted-decisions'}
          filter={toFilter(search)}
          text={text}
        />
      }
      onSearch={(change: Partial<DecisionSearch>) =>
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
      onClear={() =>
        void navigate({ search: ({ vy, alla, sort }) => ({ vy, alla, sort }), state: {}, resetScroll: false })
      }
    />
  )
}
