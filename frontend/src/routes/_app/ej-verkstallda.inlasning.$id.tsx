import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { ImportedPage } from '@/features/unexecuted-decisions/import/ImportedPage'
import { importQuery } from '@/features/unexecuted-decisions/queries'

export const Route = createFileRoute('/_app/ej-verkstallda/inlasning/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(importQuery(id)),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { data: received } = useSuspenseQuery(importQuery(id))
  return <ImportedPage received={received} />
}
