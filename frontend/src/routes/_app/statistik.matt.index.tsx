import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { FiguresPage } from '@/features/figures/list/FiguresPage'
import { figuresQuery } from '@/features/figures/queries'
import { Sides } from '@/features/statistics/Sides'
import { page } from '@/lib/search-fields'

const search = v.object({ sida: page })

export const Route = createFileRoute('/_app/statistik/matt/')({
  validateSearch: (given) => v.parse(search, given),
  loaderDeps: ({ search: { sida } }) => ({ sida }),
  loader: ({ context: { queryClient }, deps: { sida } }) =>
    queryClient.prefetchQuery(figuresQuery(sida ?? 1)),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { sida } = Route.useSearch()
  return <FiguresPage page={sida ?? 1} tabs={<Sides me={me} />} />
}
