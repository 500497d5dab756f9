import { useSuspenseQueries } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { asChoices, codeListQuery, deviationQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { InvestigationPage } from '@/features/investigations/InvestigationPage'
import { TABS, type Tab } from '@/features/investigations/messages.sv'
import { investigationQuery } from '@/features/investigations/queries'
import { QuestionsOfMatter } from '@/features/questions/answer/QuestionsOfMatter'
import { answeredQuery } from '@/features/questions/answer/queries'
import { SimilarMatters } from '@/features/similar-matters/SimilarMatters'

export const Route = createFileRoute('/_app/avvikelser/$id/utred/$flik')({
  loader: async ({ context: { queryClient }, params: { id } }) => {
    const deviation = await queryClient.ensureQueryData(deviationQuery(id))
    await Promise.all([
      queryClient.ensureQueryData(investigationQuery(id)),
      queryClient.ensureQueryData(codeListQuery(deviation.boardId, 'cause')),
      may(deviation, 'answer-sets') ? queryClient.ensureQueryData(answeredQuery(id)) : null,
    ])
    return { deviation }
  },
  component: Page,
})

function Page() {
  const { id, flik } = Route.useParams()
  const { deviation } = Route.useLoaderData()
  const [investigation, causes] = useSuspenseQueries({
    queries: [investigationQuery(id), codeListQuery(deviation.boardId, 'cause')],
  })
  return (
    <InvestigationPage
      investigation={investigation.data}
      tab={flik in TABS ? (flik as Tab) : 'handelser'}
      causes={asChoices(causes.data)}
      similar={may(deviation, 'similar-matters') ? <SimilarMatters kind="deviation" matterId={id} /> : null}
      questions={may(deviation, 'answer-sets') ? <QuestionsOfMatter matterId={id} /> : null}
    />
  )
}
