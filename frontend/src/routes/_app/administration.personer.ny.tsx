import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { BoardName } from '@/domain/BoardName'
import { boardOf, boardSearch } from '@/domain/board'
import { PersonNewPage } from '@/features/people/persons/PersonNewPage'

export const Route = createFileRoute('/_app/administration/personer/ny')({
  validateSearch: (given) => v.parse(boardSearch, given),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const boardId = boardOf(me, Route.useSearch().namnd)
  const navigate = Route.useNavigate()
  return (
    <PersonNewPage
      boardId={boardId}
      board={<BoardName boards={me.boards} boardId={boardId} />}
      onDone={(person) =>
        void navigate({
          to: '/administration/personer/ny-roll',
          search: { person: person.id, namnd: boardId },
        })
      }
    />
  )
}
