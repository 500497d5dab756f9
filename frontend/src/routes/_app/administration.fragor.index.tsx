import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { BoardChoice } from '@/domain/BoardChoice'
import { boardInAddress, boardOf, boardSearch } from '@/domain/board'
import { QuestionsPage } from '@/features/questions/edit/QuestionsPage'
import { setsQuery } from '@/features/questions/edit/queries'
import { page } from '@/lib/search-fields'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/administration/fragor/')({
  validateSearch: (given) => v.parse(v.object({ ...boardSearch.entries, sida: page }), given),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient, me }, deps: { namnd, sida } }) =>
    queryClient.ensureQueryData(setsQuery(boardOf(me, namnd), sida ?? 1)),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = Route.useSearch()
  const coming = useComingSearch(search)
  const navigate = Route.useNavigate()
  return (
    <QuestionsPage
      boardId={boardOf(me, search.namnd)}
      page={search.sida ?? 1}
      board={
        <BoardChoice
          boards={me.boards}
          boardId={boardOf(me, coming.namnd)}
          onChange={(id) => void navigate({ search: { namnd: boardInAddress(me, id) }, resetScroll: false })}
        />
      }
    />
  )
}
