import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { boardQuery } from '@/api/lookups'
import { type Me, may } from '@/api/me'
import { BoardName } from '@/domain/BoardName'
import { boardOf, boardSearch } from '@/domain/board'
import { AbsenceNewPage } from '@/features/people/absences/AbsenceNewPage'
import { personQuery } from '@/features/people/persons/queries'
import { id } from '@/lib/search-fields'

export const Route = createFileRoute('/_app/administration/franvaro/ny')({
  validateSearch: (given) => v.parse(v.object({ ...boardSearch.entries, person: id }), given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, me }, deps: { person: asked, namnd } }) => {
    const [board, person] = await Promise.all([
      queryClient.ensureQueryData(boardQuery(boardOf(me, namnd))),
      asked === undefined ? null : queryClient.ensureQueryData(personQuery(asked)),
    ])
    return {
      person: person === null ? oneself(me) : { id: person.id, label: person.name },
      limits: { oneself: me.id, days: board.standInDays },
    }
  },
  component: Page,
})

/** A manager most often reports an own absence; an administrator somebody else's. */
function oneself(me: Me) {
  return may(me, 'assignmentCreate') ? null : { id: me.id, label: me.name }
}

function Page() {
  const { me } = Route.useRouteContext()
  const boardId = boardOf(me, Route.useSearch().namnd)
  const { person, limits } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  return (
    <AbsenceNewPage
      boardId={boardId}
      person={person}
      limits={limits}
      board={<BoardName boards={me.boards} boardId={boardId} />}
      onDone={() => void navigate({ to: '/administration/franvaro', search: { namnd: boardId } })}
    />
  )
}
