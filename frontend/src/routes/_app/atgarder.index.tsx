import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, redirect } from '@tanstack/react-router'
import * as v from 'valibot'
import { asItems, everyUnitQuery } from '@/api/lookups'
import { isOwnOnly, may } from '@/api/me'
import { searched, useSearched } from '@/api/searched'
import { ActionsPage } from '@/features/actions/list/ActionsPage'
import { toFilter } from '@/features/actions/list/filter'
import { type ActionSearch, actionSearch } from '@/features/actions/list/search'
import { listQuery } from '@/features/actions/queries'
import { firstView } from '@/features/saved-views/first'
import { useComingSearch } from '@/lib/useComingSearch'
import { OwnViews, TakenOut } from './-ListTools'

export const Route = createFileRoute('/_app/atgarder/')({
  validateSearch: (given) => v.parse(actionSearch, given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, me }, deps, cause, location }) => {
    const units = queryClient.ensureQueryData(everyUnitQuery)
    // It is on its way while one's own views are asked for, which may lead elsewhere.
    units.catch(() => undefined)
    if (may(me, 'savedViewList')) {
      const text = searched.at(location)
      const arrival = { listName: 'actions', search: deps, text, isNew: cause === 'enter' } as const
      const first = await firstView(queryClient, { ...arrival, read: (view) => v.parse(actionSearch, view) })
      if (first !== null) throw redirect({ to: '/atgarder', search: first, replace: true })
    }
    void queryClient.prefetchQuery(listQuery(toFilter(deps), { page: deps.sida ?? 1, text: '' }))
    await units
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const text = useSearched()
  const { data: units } = useSuspenseQuery(everyUnitQuery)
  return (
    <ActionsPage
      search={search}
      text={text}
      boards={me.boards}
      units={asItems(units)}
      isOwnOnly={isOwnOnly(me, 'actionList')}
      mayPropose={may(me, 'actionPropose') && !isOwnOnly(me, 'actionPropose')}
      views={
        <OwnViews
          me={me}
          listName="actions"
          search={search}
          onOpen={(view) =>
            void navigate({ search: v.parse(actionSearch, view), state: {}, resetScroll: false })
          }
        />
      }
      exporting={<TakenOut me={me} listName="actions" filter={toFilter(search)} text={text} />}
      onSearch={(change: Partial<ActionSearch>) =>
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
        void navigate({ search: ({ vy, sort }) => ({ vy, sort }), state: {}, resetScroll: false })
      }
    />
  )
}
