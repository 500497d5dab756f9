import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { BoardChoice } from '@/domain/BoardChoice'
import { boardInAddress, boardOf, boardSearch } from '@/domain/board'
import { CodeListsPage } from '@/features/organisation/codes/CodeListsPage'
import { listsQuery, wholeListQuery } from '@/features/organisation/codes/queries'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/administration/kodlistor/')({
  validateSearch: (given) => v.parse(boardSearch, given),
  loader: async ({ context: { queryClient, me }, location }) => {
    const boardId = boardOf(me, v.parse(boardSearch, location.search).namnd)
    const lists = await queryClient.ensureQueryData(listsQuery)
    await Promise.all(lists.map(({ name }) => queryClient.prefetchQuery(wholeListQuery(boardId, name))))
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const boardId = boardOf(me, useComingSearch(Route.useSearch()).namnd)
  const navigate = Route.useNavigate()
  const { data: lists } = useSuspenseQuery(listsQuery)
  return (
    <CodeListsPage
      lists={lists}
      boardId={boardId}
      board={
        <BoardChoice
          boards={me.boards}
          boardId={boardId}
          onChange={(id) => void navigate({ search: { namnd: boardInAddress(me, id) }, resetScroll: false })}
        />
      }
    />
  )
}
