import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, redirect } from '@tanstack/react-router'
import { asChoices, codeListQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { ExplainPage } from '@/features/unexecuted-decisions/detail/ExplainPage'
import { decisionQuery } from '@/features/unexecuted-decisions/queries'

export const Route = createFileRoute('/_app/ej-verkstallda/$id/skal')({
  loader: async ({ context: { queryClient }, params: { id } }) => {
    const decision = await queryClient.fetchQuery(decisionQuery(id))
    if (!may(decision, 'explanations')) throw redirect({ to: '/ej-verkstallda/$id', params: { id } })
    await queryClient.ensureQueryData(codeListQuery(decision.boardId, 'delay-reason'))
    return { decision }
  },
  component: Page,
})

function Page() {
  const { decision } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  const { data: reasons } = useSuspenseQuery(codeListQuery(decision.boardId, 'delay-reason'))
  return (
    <ExplainPage
      decision={decision}
      reasons={asChoices(reasons)}
      onDone={() => void navigate({ to: '/ej-verkstallda/$id', params: { id: decision.id } })}
    />
  )
}
