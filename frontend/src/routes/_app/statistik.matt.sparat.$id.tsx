import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { SnapshotPage } from '@/features/figures/detail/SnapshotPage'
import { snapshotQuery } from '@/features/figures/queries'

export const Route = createFileRoute('/_app/statistik/matt/sparat/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(snapshotQuery(id)),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { data: snapshot } = useSuspenseQuery(snapshotQuery(id))
  return <SnapshotPage snapshot={snapshot} />
}
