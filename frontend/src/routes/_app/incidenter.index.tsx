import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { asItems, everyUnitQuery } from '@/api/lookups'
import { IncidentsPage } from '@/features/data-incidents/list/IncidentsPage'
import { incidentSearch, toFilter } from '@/features/data-incidents/list/search'
import { figuresQuery, incidentsQuery } from '@/features/data-incidents/queries'
import { useComingSearch } from '@/lib/useComingSearch'
import { TakenOut } from './-ListTools'

export const Route = createFileRoute('/_app/incidenter/')({
  validateSearch: (given) => v.parse(incidentSearch, given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps }) => {
    void queryClient.prefetchQuery(incidentsQuery(toFilter(deps), deps.sida ?? 1))
    await Promise.all([
      queryClient.ensureQueryData(everyUnitQuery),
      queryClient.ensureQueryData(figuresQuery(toFilter(deps))),
    ])
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const { data: units } = useSuspenseQuery(everyUnitQuery)
  return (
    <IncidentsPage
      search={search}
      units={asItems(units)}
      tools={<TakenOut me={me} listName="data-incidents" filter={toFilter(search)} text="" />}
      onSearch={(change) =>
        void navigate({ search: (before) => ({ ...before, ...change }), resetScroll: false })
      }
      onClear={() => void navigate({ search: {}, resetScroll: false })}
    />
  )
}
