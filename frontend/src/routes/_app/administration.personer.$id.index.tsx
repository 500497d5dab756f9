import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { may } from '@/api/me'
import { AbsencesOf } from '@/features/people/absences/AbsencesOf'
import { PersonPage } from '@/features/people/persons/PersonPage'
import { personQuery } from '@/features/people/persons/queries'

export const Route = createFileRoute('/_app/administration/personer/$id/')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(personQuery(id)),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { id } = Route.useParams()
  const { data: person } = useSuspenseQuery(personQuery(id))
  return (
    <PersonPage
      person={person}
      boardName={(boardId) => me.boards.find((board) => board.id === boardId)?.name ?? ''}
      isMe={me.id === id}
      mayChangeRoles={may(me, 'assignmentReplace')}
      absences={
        may(me, 'absenceList') ? (
          <AbsencesOf personId={id} boardId={person.boardId} mayReport={may(me, 'absenceCreate')} />
        ) : null
      }
    />
  )
}
