import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { BoardName } from '@/domain/BoardName'
import { boardOf, boardSearch } from '@/domain/board'
import { AccountNewPage } from '@/features/service-accounts/AccountNewPage'

export const Route = createFileRoute('/_app/administration/system/nytt')({
  validateSearch: (given) => v.parse(boardSearch, given),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const boardId = boardOf(me, Route.useSearch().namnd)
  const navigate = Route.useNavigate()
  return (
    <AccountNewPage
      boardId={boardId}
      board={<BoardName boards={me.boards} boardId={boardId} />}
      onDone={({ id }) => void navigate({ to: '/administration/system/$id', params: { id } })}
    />
  )
}
