import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import type { components } from '@/api/schema.gen'
import { MATTER_PAGE } from '@/domain/matters'
import { AnswerPage } from '@/features/questions/answer/AnswerPage'
import { answersQuery } from '@/features/questions/answer/queries'

export const Route = createFileRoute('/_app/fragor/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.fetchQuery(answersQuery(id)),
  component: Page,
})

function Page() {
  const { data: answers } = useSuspenseQuery(answersQuery(Route.useParams().id))
  const navigate = Route.useNavigate()
  const { matterKind, matterId } = answers
  const page = MATTER_PAGE[matterKind as components['schemas']['MatterKind']]
  return <AnswerPage answers={answers} onDone={() => void navigate({ to: page, params: { id: matterId } })} />
}
