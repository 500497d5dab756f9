import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { asItems, deviationQuery, unitsQuery } from '@/api/lookups'
import { DetailPage } from '@/features/deviations/detail/DetailPage'
import { Around, ensureAround } from './-Around'

export const Route = createFileRoute('/_app/avvikelser/$id/')({
  loader: async ({ context: { queryClient }, params: { id } }) => {
    const units = queryClient.ensureQueryData(unitsQuery)
    const deviation = await queryClient.ensureQueryData(deviationQuery(id))
    await Promise.all([units, ensureAround(queryClient, deviation)])
  },
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
      around={<Around matter={deviation} />}
    />
  )
}
