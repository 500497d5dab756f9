import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { asItems, deviationQuery, unitsQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { Participants } from '@/features/connections/Participants'
import { participantsQuery } from '@/features/connections/queries'
import { DeadlinesOfMatter } from '@/features/deadlines/DeadlinesOfMatter'
import { deadlinesQuery } from '@/features/deadlines/queries'
import { DetailPage } from '@/features/deviations/detail/DetailPage'
import { QuestionsOfMatter } from '@/features/questions/answer/QuestionsOfMatter'
import { answeredQuery } from '@/features/questions/answer/queries'

export const Route = createFileRoute('/_app/avvikelser/$id/')({
  loader: async ({ context: { queryClient }, params: { id } }) => {
    const units = queryClient.ensureQueryData(unitsQuery)
    const deviation = await queryClient.ensureQueryData(deviationQuery(id))
    await Promise.all([
      units,
      may(deviation, 'deadlines') ? queryClient.ensureQueryData(deadlinesQuery(id)) : null,
      may(deviation, 'participants') ? queryClient.ensureQueryData(participantsQuery(id)) : null,
      may(deviation, 'answer-sets') ? queryClient.ensureQueryData(answeredQuery(id)) : null,
    ])
  },
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const navigate = Route.useNavigate()
  const { data: deviation } = useSuspenseQuery(deviationQuery(id))
  const { data: units } = useSuspenseQuery(unitsQuery)
  return (
    <DetailPage
      deviation={deviation}
      units={asItems(units.filter((unit) => unit.boardId === deviation.boardId))}
      times={may(deviation, 'deadlines') ? <DeadlinesOfMatter matterId={id} /> : null}
      participants={may(deviation, 'participants') ? <Participants matterId={id} /> : null}
      questions={
        may(deviation, 'answer-sets') ? (
          <QuestionsOfMatter
            matterId={id}
            onBegun={(answers) => void navigate({ to: '/fragor/$id', params: { id: answers.id } })}
          />
        ) : null
      }
    />
  )
}
