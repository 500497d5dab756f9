import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { may } from '@/api/me'
import { CardsPage } from '@/features/publications/list/CardsPage'
import { cardSearch, OWN } from '@/features/publications/list/search'
import { cardsQuery } from '@/features/publications/queries'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/larande/')({
  validateSearch: (given) => v.parse(cardSearch, given),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps: { vy, sida } }) => {
    void queryClient.prefetchQuery(cardsQuery(vy === undefined ? 'published' : OWN[vy], sida ?? 1))
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = useComingSearch(Route.useSearch())
  return <CardsPage search={search} mayWrite={may(me, 'publicationCreate')} />
}
