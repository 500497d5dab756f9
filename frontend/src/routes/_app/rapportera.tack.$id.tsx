import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { deviationQuery } from '@/features/deviations/queries'
import { Receipt } from '@/features/deviations/report/Receipt'

export const Route = createFileRoute('/_app/rapportera/tack/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(deviationQuery(id)),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { data } = useSuspenseQuery(deviationQuery(id))
  return <Receipt deviation={data} />
}
