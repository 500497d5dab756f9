import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { ImportedPage } from '@/features/file-imports/ImportedPage'
import { importColumnsQuery, importQuery } from '@/features/file-imports/queries'

export const Route = createFileRoute('/_app/ej-verkstallda/inlasning/$id')({
  loader: ({ context: { queryClient }, params: { id } }) =>
    Promise.all([
      queryClient.ensureQueryData(importQuery(id)),
      queryClient.ensureQueryData(importColumnsQuery),
    ]),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { data: received } = useSuspenseQuery(importQuery(id))
  const { data: columns } = useSuspenseQuery(importColumnsQuery)
  return <ImportedPage received={received} columns={columns} />
}
