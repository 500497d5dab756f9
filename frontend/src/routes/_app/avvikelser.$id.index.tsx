import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Suspense } from 'react'
import { asItems, deviationQuery, unitsQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { ActionsOfMatter } from '@/features/actions/of-matter/ActionsOfMatter'
import { ofMatterQuery } from '@/features/actions/queries'
import { AnswersOfMatter } from '@/features/answers/AnswersOfMatter'
import { answersQuery } from '@/features/answers/queries'
import { DetailPage } from '@/features/deviations/detail/DetailPage'
import type { Deviation } from '@/features/deviations/queries'
import { EffectOfMatter } from '@/features/effects/EffectOfMatter'
import { effectsQuery } from '@/features/effects/queries'
import { WithConclusion } from '@/features/investigations/WithConclusion'
import { Around, ensureAround } from './-Around'

const TellLink = lazyRouteComponent(() => import('@/features/publications/TellLink'), 'TellLink')

export const Route = createFileRoute('/_app/avvikelser/$id/')({
  loader: async ({ context: { queryClient }, params: { id } }) => {
    const units = queryClient.ensureQueryData(unitsQuery)
    const deviation = await queryClient.ensureQueryData(deviationQuery(id))
    await Promise.all([
      units,
      ensureAround(queryClient, deviation),
      may(deviation, 'actions') ? queryClient.ensureQueryData(ofMatterQuery(id)) : null,
      may(deviation, 'answers') ? queryClient.ensureQueryData(answersQuery(id)) : null,
      may(deviation, 'effects') ? queryClient.ensureQueryData(effectsQuery(id)) : null,
      mayBeTold(deviation) ? ensureTold(queryClient, id) : null,
    ])
  },
  component: Page,
})

/** Whether others could learn from it, if one may tell: it is over, or is a good example. */
function mayBeTold(deviation: Deviation): boolean {
  const { closedAt, reportType } = deviation
  return may(deviation, 'publications') && (closedAt !== null || reportType === 'good-example')
}

async function ensureTold(client: QueryClient, id: string) {
  const [{ cardsOfQuery }] = await Promise.all([
    import('@/features/publications/queries'),
    TellLink.preload?.(),
  ])
  return client.ensureQueryData(cardsOfQuery(id))
}

function Page() {
  const { id } = Route.useParams()
  const { data: deviation } = useSuspenseQuery(deviationQuery(id))
  const { data: units } = useSuspenseQuery(unitsQuery)
  return (
    <DetailPage
      deviation={deviation}
      units={asItems(units.filter((unit) => unit.boardId === deviation.boardId))}
      around={<Around matter={deviation} />}
      tell={
        // Within a boundary of its own: who closes the matter comes to it late, and the page stays meanwhile.
        mayBeTold(deviation) ? (
          <Suspense>
            <TellLink matterId={id} />
          </Suspense>
        ) : null
      }
      withConclusion={(step) => <WithConclusion matterId={id}>{step}</WithConclusion>}
      answers={
        may(deviation, 'answers') ? (
          <div id="answers" tabIndex={-1}>
            <AnswersOfMatter kind="deviation" matterId={id} />
          </div>
        ) : null
      }
      actions={
        <>
          {may(deviation, 'actions') ? (
            <div id="actions" tabIndex={-1}>
              <ActionsOfMatter kind="deviation" matterId={id} boardId={deviation.boardId} />
            </div>
          ) : null}
          {may(deviation, 'effects') ? (
            <div id="effects" tabIndex={-1}>
              <EffectOfMatter matterId={id} />
            </div>
          ) : null}
        </>
      }
    />
  )
}
