import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { fileQuery } from '@/features/file-imports/people/queries'
import { TriedFilePage } from '@/features/file-imports/people/TriedFilePage'

export const Route = createFileRoute('/_app/administration/katalog/fil/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(fileQuery(id)),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { data: file } = useSuspenseQuery(fileQuery(id))
  return <TriedFilePage file={file} />
}
