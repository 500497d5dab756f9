import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, redirect } from '@tanstack/react-router'
import { unitsOnQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { opens } from '@/domain/pages'
import { dayWithin } from '@/domain/validity'
import { unitQuery } from '@/features/organisation/units/queries'
import { UnitEditPage } from '@/features/organisation/units/UnitEditPage'

export const Route = createFileRoute('/_app/administration/organisation/$id/andra')({
  loader: async ({ context: { queryClient, me }, params: { id } }) => {
    const unit = await queryClient.fetchQuery(unitQuery(id))
    if (opens(me, '/administration/organisation/$id/andra') && !may(unit, 'replace'))
      throw redirect({ to: '/administration/organisation/$id', params: { id } })
    await queryClient.ensureQueryData(unitsOnQuery(unit.boardId, dayWithin(unit)))
    return { unit }
  },
  component: Page,
})

function Page() {
  const { unit } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  const { data: units } = useSuspenseQuery(unitsOnQuery(unit.boardId, dayWithin(unit)))
  return (
    <UnitEditPage
      unit={unit}
      units={units}
      onDone={() => void navigate({ to: '/administration/organisation/$id', params: { id: unit.id } })}
    />
  )
}
