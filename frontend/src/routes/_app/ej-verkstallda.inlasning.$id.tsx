import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { ImportedPage } from '@/features/file-imports/ImportedPage'
import { DECISIONS } from '@/features/file-imports/kinds'
import { importColumnsQuery, importQuery } from '@/features/file-imports/queries'

export const Route = createFileRoute('/_app/ej-verkstallda/inlasning/$id')({
  loader: ({ context: { queryClient }, params: { id } }) =>
    Promise.all([
      queryClient.ensureQueryData(importQuery('decision', id)),
      queryClient.ensureQueryData(importColumnsQuery('decision')),
    ]),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { data: received } = useSuspenseQuery(importQuery('decision', id))
  const { data: columns } = useSuspenseQuery(importColumnsQuery('decision'))
  return <ImportedPage kind={DECISIONS} received={received} columns={columns} />
}
