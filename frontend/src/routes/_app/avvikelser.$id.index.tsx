import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { asItems, deviationQuery, unitsQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { ActionsOfMatter } from '@/features/actions/of-matter/ActionsOfMatter'
import { ofMatterQuery } from '@/features/actions/queries'
import { Participants } from '@/features/connections/Participants'
import { participantsQuery } from '@/features/connections/queries'
import { DeadlinesOfMatter } from '@/features/deadlines/DeadlinesOfMatter'
import { deadlinesQuery } from '@/features/deadlines/queries'
import { DetailPage } from '@/features/deviations/detail/DetailPage'
import { EffectOfMatter } from '@/features/effects/EffectOfMatter'
import { effectsQuery } from '@/features/effects/queries'
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
      may(deviation, 'actions') ? queryClient.ensureQueryData(ofMatterQuery(id)) : null,
      may(deviation, 'effects') ? queryClient.ensureQueryData(effectsQuery(id)) : null,
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
      actions={
        <>
          {may(deviation, 'actions') ? <ActionsOfMatter kind="deviation" matterId={id} /> : null}
          {may(deviation, 'effects') ? <EffectOfMatter matterId={id} /> : null}
        </>
      }
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
