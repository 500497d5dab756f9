import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { FeePage } from '@/features/special-fees/detail/FeePage'
import { feeQuery } from '@/features/special-fees/queries'

export const Route = createFileRoute('/_app/ej-verkstallda/avgifter/$id')({
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(feeQuery(id)),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { data: fee } = useSuspenseQuery(feeQuery(id))
  return <FeePage fee={fee} />
}
