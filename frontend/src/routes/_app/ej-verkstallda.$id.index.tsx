import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { may } from '@/api/me'
import { may as offers } from '@/api/resource'
import { ActionsOfMatter } from '@/features/actions/of-matter/ActionsOfMatter'
import { ofMatterQuery } from '@/features/actions/queries'
import { EffectOfMatter } from '@/features/effects/EffectOfMatter'
import { effectsQuery } from '@/features/effects/queries'
import { feesQuery } from '@/features/special-fees/queries'
import { FeesOfDecision } from '@/features/special-fees/register/FeesOfDecision'
import { DetailPage } from '@/features/unexecuted-decisions/detail/DetailPage'
import { decisionQuery } from '@/features/unexecuted-decisions/queries'
import { Around, ensureAround } from './-Around'

export const Route = createFileRoute('/_app/ej-verkstallda/$id/')({
  loader: async ({ context: { queryClient, me }, params: { id } }) => {
    const fees = feesQuery({ decisionId: id }, 1)
    const mayKnowFees = may(me, 'specialFeeList')
    // Begun beforehand, and refused unheard where the decision is not to be seen.
    if (mayKnowFees) void queryClient.prefetchQuery(fees)
    const decision = await queryClient.ensureQueryData(decisionQuery(id))
    await Promise.all([
      mayKnowFees ? queryClient.ensureQueryData(fees) : null,
      ensureAround(queryClient, decision),
      offers(decision, 'actions') ? queryClient.ensureQueryData(ofMatterQuery(id)) : null,
      offers(decision, 'effects') ? queryClient.ensureQueryData(effectsQuery(id)) : null,
    ])
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { id } = Route.useParams()
  const navigate = Route.useNavigate()
  const { data: decision } = useSuspenseQuery(decisionQuery(id))
  return (
    <DetailPage
      decision={decision}
      fees={
        may(me, 'specialFeeList') ? (
          <FeesOfDecision
            decision={decision}
            onRegistered={(fee) =>
              void navigate({ to: '/ej-verkstallda/avgifter/$id', params: { id: fee.id } })
            }
          />
        ) : null
      }
      around={<Around matter={decision} />}
      actions={
        <>
          {offers(decision, 'actions') ? (
            <ActionsOfMatter kind="decision" matterId={id} boardId={decision.boardId} />
          ) : null}
          {offers(decision, 'effects') ? <EffectOfMatter matterId={id} /> : null}
        </>
      }
    />
  )
}
