import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { IncidentPage } from '@/features/data-incidents/detail/IncidentPage'
import { incidentQuery } from '@/features/data-incidents/queries'

export const Route = createFileRoute('/_app/incidenter/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(incidentQuery(id)),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { data: incident } = useSuspenseQuery(incidentQuery(id))
  return <IncidentPage incident={incident} />
}
