import { useSuspenseQueries } from '@tanstack/react-query'
import { createFileRoute, redirect } from '@tanstack/react-router'
import { asChoices, boardQuery, codeListQuery, deviationQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { AssessPage } from '@/features/deviations/assess/AssessPage'
import { toRiskScale } from '@/features/deviations/assess/risk-scale'
import { SimilarMatters } from '@/features/similar-matters/SimilarMatters'

export const Route = createFileRoute('/_app/avvikelser/$id/bedom')({
  loader: async ({ context: { queryClient }, params: { id } }) => {
    const deviation = await queryClient.fetchQuery(deviationQuery(id))
    if (!may(deviation, 'assessments')) throw redirect({ to: '/avvikelser/$id', params: { id } })
    const [categories, lawAreas, board] = [
      codeListQuery(deviation.boardId, 'category'),
      codeListQuery(deviation.boardId, 'law-area'),
      boardQuery(deviation.boardId),
    ]
    await Promise.all([
      queryClient.ensureQueryData(categories),
      queryClient.ensureQueryData(lawAreas),
      queryClient.ensureQueryData(board),
    ])
    return { deviation }
  },
  component: Page,
})

function Page() {
  const { deviation } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  const [categories, lawAreas, board] = useSuspenseQueries({
    queries: [
      codeListQuery(deviation.boardId, 'category'),
      codeListQuery(deviation.boardId, 'law-area'),
      boardQuery(deviation.boardId),
    ],
  })
  return (
    <AssessPage
      deviation={deviation}
      categories={asChoices(categories.data)}
      lawAreas={asChoices(lawAreas.data)}
      scale={toRiskScale(board.data.riskScale)}
      similar={(category) =>
        may(deviation, 'similar-matters') ? (
          <SimilarMatters
            kind="deviation"
            matterId={deviation.id}
            category={category === '' ? null : category}
          />
        ) : null
      }
      onDone={() => void navigate({ to: '/avvikelser/$id', params: { id: deviation.id } })}
    />
  )
}
