import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { ExportPage } from '@/features/list-exports/ExportPage'
import { exportQuery } from '@/features/list-exports/queries'

export const Route = createFileRoute('/_app/uttag/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(exportQuery(id)),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { data: shown } = useSuspenseQuery(exportQuery(id))
  return <ExportPage shown={shown} />
}
