import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { may } from '@/api/me'
import { feesQuery } from '@/features/special-fees/queries'
import { FeesOfDecision } from '@/features/special-fees/register/FeesOfDecision'
import { DetailPage } from '@/features/unexecuted-decisions/detail/DetailPage'
import { decisionQuery } from '@/features/unexecuted-decisions/queries'

export const Route = createFileRoute('/_app/ej-verkstallda/$id/')({
  loader: ({ context: { queryClient, me }, params: { id } }) =>
    Promise.all([
      queryClient.ensureQueryData(decisionQuery(id)),
      may(me, 'specialFeeList') ? queryClient.ensureQueryData(feesQuery({ decisionId: id }, 1)) : null,
    ]),
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
    />
  )
}
