import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { asItems, everyUnitQuery } from '@/api/lookups'
import { SectionTabs } from '@/features/ivo-reporting/SectionTabs'
import { FeesPage } from '@/features/special-fees/list/FeesPage'
import { feeSearch, toFilter } from '@/features/special-fees/list/search'
import { feesQuery, yearsQuery } from '@/features/special-fees/queries'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/ej-verkstallda/avgifter/')({
  validateSearch: (given) => v.parse(feeSearch, given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps }) => {
    void queryClient.prefetchQuery(feesQuery(toFilter(deps), deps.sida ?? 1))
    await Promise.all([queryClient.ensureQueryData(everyUnitQuery), queryClient.ensureQueryData(yearsQuery)])
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const { data: units } = useSuspenseQuery(everyUnitQuery)
  const { data: years } = useSuspenseQuery(yearsQuery)
  return (
    <FeesPage
      search={search}
      years={years}
      units={asItems(units)}
      section={<SectionTabs me={me} />}
      onSearch={(change) =>
        void navigate({ search: (before) => ({ ...before, ...change }), resetScroll: false })
      }
      onClear={() => void navigate({ search: {}, resetScroll: false })}
    />
  )
}
