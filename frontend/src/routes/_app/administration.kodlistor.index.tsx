import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { BoardChoice } from '@/domain/BoardChoice'
import { boardInAddress, boardOf, boardSearch } from '@/domain/board'
import { CodeListsPage } from '@/features/organisation/codes/CodeListsPage'
import { listsQuery } from '@/features/organisation/codes/queries'

export const Route = createFileRoute('/_app/administration/kodlistor/')({
  validateSearch: (given) => v.parse(boardSearch, given),
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(listsQuery),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const boardId = boardOf(me, Route.useSearch().namnd)
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
