import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { BoardName } from '@/domain/BoardName'
import { boardOf, boardSearch } from '@/domain/board'
import { QuestionsNewPage } from '@/features/questions/edit/QuestionsEditPage'

export const Route = createFileRoute('/_app/administration/fragor/ny')({
  validateSearch: (given) => v.parse(boardSearch, given),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const boardId = boardOf(me, Route.useSearch().namnd)
  const navigate = Route.useNavigate()
  return (
    <QuestionsNewPage
      boardId={boardId}
      board={<BoardName boards={me.boards} boardId={boardId} />}
      onDone={({ id }) => void navigate({ to: '/administration/fragor/$id', params: { id } })}
    />
  )
}
