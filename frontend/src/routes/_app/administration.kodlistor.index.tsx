import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { BoardChoice } from '@/domain/BoardChoice'
import { boardInAddress, boardOf, boardSearch } from '@/domain/board'
import { CodeListsPage } from '@/features/organisation/codes/CodeListsPage'

export const Route = createFileRoute('/_app/administration/kodlistor/')({
  validateSearch: (given) => v.parse(boardSearch, given),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const boardId = boardOf(me, Route.useSearch().namnd)
  const navigate = Route.useNavigate()
  return (
    <CodeListsPage
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
