import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { unitsOnQuery } from '@/api/lookups'
import { may } from '@/api/me'
import { dayWithin } from '@/domain/validity'
import { rolesAtQuery, unitQuery } from '@/features/organisation/units/queries'
import { UnitPage } from '@/features/organisation/units/UnitPage'

export const Route = createFileRoute('/_app/administration/organisation/$id/')({
  loader: async ({ context: { queryClient }, params: { id } }) => {
    const unit = await queryClient.ensureQueryData(unitQuery(id))
    await queryClient.ensureQueryData(unitsOnQuery(unit.boardId, dayWithin(unit)))
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { id } = Route.useParams()
  const { data: unit } = useSuspenseQuery(unitQuery(id))
  const { data: units } = useSuspenseQuery(unitsOnQuery(unit.boardId, dayWithin(unit)))
  const { data: roles } = useQuery({ ...rolesAtQuery(id), enabled: may(me, 'assignmentList') })
  return <UnitPage unit={unit} units={units} roles={roles} mayGiveRole={may(me, 'assignmentCreate')} />
}
