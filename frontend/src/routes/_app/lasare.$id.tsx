import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { readersQuery } from '@/features/access-log/queries'
import { ReadersPage } from '@/features/access-log/ReadersPage'

export const Route = createFileRoute('/_app/lasare/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(readersQuery(id)),
  component: Page,
})

function Page() {
  const { data } = useSuspenseQuery(readersQuery(Route.useParams().id))
  return <ReadersPage shown={data} />
}
