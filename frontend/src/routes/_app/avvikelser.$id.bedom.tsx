import { useSuspenseQueries } from '@tanstack/react-query'
import { createFileRoute, redirect } from '@tanstack/react-router'
import { asChoices, boardQuery, codeListQuery, deviationQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { toRiskScale } from '@/domain/risk-scale'
import { incidentsOfQuery } from '@/features/data-incidents/queries'
import { AssessPage } from '@/features/deviations/assess/AssessPage'
import { SimilarMatters } from '@/features/similar-matters/SimilarMatters'

export const Route = createFileRoute('/_app/avvikelser/$id/bedom')({
  loader: async ({ context: { queryClient }, params: { id } }) => {
    const deviation = await queryClient.fetchQuery(deviationQuery(id))
    if (!may(deviation, 'assessments')) throw redirect({ to: '/avvikelser/$id', params: { id } })
    const [categories, activities, lawAreas, board] = [
      codeListQuery(deviation.boardId, 'category'),
      codeListQuery(deviation.boardId, 'activity'),
      codeListQuery(deviation.boardId, 'law-area'),
      boardQuery(deviation.boardId),
    ]
    await Promise.all([
      queryClient.ensureQueryData(categories),
      queryClient.ensureQueryData(activities),
      queryClient.ensureQueryData(lawAreas),
      queryClient.ensureQueryData(board),
      queryClient.fetchQuery(incidentsOfQuery(id)),
    ])
    return { deviation }
  },
  component: Page,
})

function Page() {
  const { deviation } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  const [categories, activities, lawAreas, board, incidents] = useSuspenseQueries({
    queries: [
      codeListQuery(deviation.boardId, 'category'),
      codeListQuery(deviation.boardId, 'activity'),
      codeListQuery(deviation.boardId, 'law-area'),
      boardQuery(deviation.boardId),
      incidentsOfQuery(deviation.id),
    ],
  })
  const isTold = incidents.data.dataIncidents.some(({ status }) => status !== 'withdrawn')
  const asking = categories.data.filter(({ asksDataIncident }) => asksDataIncident)
  return (
    <AssessPage
      deviation={deviation}
      categories={asChoices(categories.data)}
      activities={activities.data.map(({ code, label, parent }) => ({ value: code, label, parent }))}
      lawAreas={asChoices(lawAreas.data)}
      scale={toRiskScale(board.data.riskScale)}
      asks={(category) => !isTold && asking.some(({ code }) => code === category)}
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
