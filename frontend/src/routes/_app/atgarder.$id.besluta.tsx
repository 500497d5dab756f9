import { useSuspenseQueries } from '@tanstack/react-query'
import { createFileRoute, redirect } from '@tanstack/react-router'
import { actionQuery, asChoices, codeListQuery, unitsQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { DecidePage } from '@/features/actions/decide/DecidePage'
import { indicatorsQuery } from '@/features/actions/queries'

export const Route = createFileRoute('/_app/atgarder/$id/besluta')({
  loader: async ({ context: { queryClient }, params: { id } }) => {
    const action = await queryClient.fetchQuery(actionQuery(id))
    if (!may(action, 'decisions')) throw redirect({ to: '/atgarder/$id', params: { id } })
    await Promise.all([
      queryClient.ensureQueryData(codeListQuery(action.boardId, 'category')),
      queryClient.ensureQueryData(unitsQuery),
      queryClient.ensureQueryData(indicatorsQuery(action.boardId)),
    ])
    return { action }
  },
  component: Page,
})

function Page() {
  const { action } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  const [categories, units, indicators] = useSuspenseQueries({
    queries: [codeListQuery(action.boardId, 'category'), unitsQuery, indicatorsQuery(action.boardId)],
  })
  return (
    <DecidePage
      action={action}
      categories={asChoices(categories.data)}
      units={units.data.filter(({ boardId }) => boardId === action.boardId)}
      indicators={indicators.data}
      onDone={() => void navigate({ to: '/atgarder/$id', params: { id: action.id } })}
    />
  )
}
