import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { asItems, deviationQuery, unitsQuery } from '@/api/lookups'
import { DetailPage } from '@/features/deviations/detail/DetailPage'

export const Route = createFileRoute('/_app/avvikelser/$id/')({
  loader: ({ context: { queryClient }, params: { id } }) =>
    Promise.all([queryClient.ensureQueryData(deviationQuery(id)), queryClient.ensureQueryData(unitsQuery)]),
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  const { data: deviation } = useSuspenseQuery(deviationQuery(id))
  const { data: units } = useSuspenseQuery(unitsQuery)
  return (
    <DetailPage
      deviation={deviation}
      units={asItems(units.filter((unit) => unit.boardId === deviation.boardId))}
    />
  )
}
