import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { FileEffect } from '@/features/directory/FileEffect'
import { ImportedPage } from '@/features/file-imports/ImportedPage'
import { PEOPLE } from '@/features/file-imports/kinds'
import { importColumnsQuery, importQuery } from '@/features/file-imports/queries'

export const Route = createFileRoute('/_app/administration/katalog/fil/$id')({
  loader: ({ context: { queryClient }, params: { id } }) =>
    Promise.all([
      queryClient.ensureQueryData(importQuery('directory', id)),
      queryClient.ensureQueryData(importColumnsQuery('directory')),
    ]),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { data: received } = useSuspenseQuery(importQuery('directory', id))
  const { data: columns } = useSuspenseQuery(importColumnsQuery('directory'))
  return (
    <ImportedPage
      kind={PEOPLE}
      received={received}
      columns={columns}
      effect={<FileEffect importId={id} version={received.version} />}
    />
  )
}
