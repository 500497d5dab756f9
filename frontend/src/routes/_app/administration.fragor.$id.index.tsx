import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { setQuery } from '@/features/questions/edit/queries'
import { SetPage } from '@/features/questions/edit/SetPage'

export const Route = createFileRoute('/_app/administration/fragor/$id/')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(setQuery(id)),
  component: Page,
})

function Page() {
  const { data: set } = useSuspenseQuery(setQuery(Route.useParams().id))
  return <SetPage set={set} />
}
