import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, useRouterState } from '@tanstack/react-router'
import { deviationQuery } from '@/api/lookups'
import { Receipt } from '@/features/reporting/Receipt'

export const Route = createFileRoute('/_app/rapportera/tack/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(deviationQuery(id)),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { data } = useSuspenseQuery(deviationQuery(id))
  const lacksLastChange = useRouterState({ select: (state) => state.location.state.lacksLastChange ?? false })
  const isStillHere = useRouterState({ select: (state) => state.location.state.isStillHere ?? false })
  return <Receipt deviation={data} lacksLastChange={lacksLastChange} isStillHere={isStillHere} />
}
