import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { DetailPage } from '@/features/unexecuted-decisions/detail/DetailPage'
import { decisionQuery } from '@/features/unexecuted-decisions/queries'

export const Route = createFileRoute('/_app/ej-verkstallda/$id/')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(decisionQuery(id)),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { data: decision } = useSuspenseQuery(decisionQuery(id))
  return <DetailPage decision={decision} />
}
