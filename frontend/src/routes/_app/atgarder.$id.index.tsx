import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { actionQuery } from '@/api/lookups'
import { may as isAllowed, type Me } from '@/api/me'
import { may } from '@/api/resource'
import { ActionPage } from '@/features/actions/detail/ActionPage'
import { type Action } from '@/features/actions/queries'
import { EffectOfAction } from '@/features/effects/EffectOfAction'
import { effectsQuery } from '@/features/effects/queries'
import { type Figure, figureIfSeenQuery } from '@/features/figures/queries'
import { Around, ensureAround } from './-Around'

const FigureChart = lazy(() =>
  import('@/features/figures/detail/FigureChart').then((file) => ({ default: file.FigureChart })),
)

export const Route = createFileRoute('/_app/atgarder/$id/')({
  loader: async ({ context: { queryClient, me }, params: { id } }) => {
    const action = await queryClient.ensureQueryData(actionQuery(id))
    const figure = shownFigure(me, action)
    await Promise.all([
      ensureAround(queryClient, action),
      may(action, 'effects') ? queryClient.ensureQueryData(effectsQuery(id)) : null,
      figure === null ? null : queryClient.prefetchQuery(figureIfSeenQuery(figure)),
    ])
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { id } = Route.useParams()
  const { data: action } = useSuspenseQuery(actionQuery(id))
  const figureId = shownFigure(me, action)
  const { data: figure = null } = useQuery({
    ...figureIfSeenQuery(figureId ?? ''),
    enabled: figureId !== null,
  })
  const chart = <Chart action={action} figure={figure} />
  return (
    <ActionPage
      action={action}
      figure={figure}
      chart={chart}
      effect={may(action, 'effects') ? <EffectOfAction action={action} chart={chart} /> : null}
      beside={<Around matter={action} />}
    />
  )
}

/** The figure that will tell whether it helped, for those who may read some. Whether this one, the list of figures says. */
function shownFigure(me: Me, { measures }: Action): string | null {
  return isAllowed(me, 'figureRead') ? (measures.at(-1)?.figureId ?? null) : null
}

/** The chart with the day when the action began: as it was counted on the day, for whoever judges, else as it stands. */
function Chart({ action, figure }: { action: Action; figure: Figure | null }) {
  const { data: effects } = useQuery({ ...effectsQuery(action.id), enabled: may(action, 'effects') })
  const measured = effects?.measured ?? null
  const chart = measured?.chart ?? figure?.chart ?? null
  if (chart === null || chart.points.length === 0) return null
  return (
    <Suspense>
      <p>{chart.words}</p>
      <FigureChart title={figure?.title ?? measured?.title ?? ''} boardId={action.boardId} chart={chart} />
    </Suspense>
  )
}
