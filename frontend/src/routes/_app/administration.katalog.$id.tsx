import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { isRefused } from '@/api/resource'
import { runQuery } from '@/features/directory/queries'
import { RunPage } from '@/features/directory/RunPage'

export const Route = createFileRoute('/_app/administration/katalog/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(runQuery(id)),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { data: run, error } = useSuspenseQuery(runQuery(id))
  // A session that has ended says nothing of rights.
  const hasEnded = isRefused(error) && error.code !== 'unauthenticated'
  return <RunPage run={run} isRefused={hasEnded} />
}
