import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { unitsOnQuery } from '@/features/admin/organisation/queries'
import { personQuery } from '@/features/admin/persons/queries'
import { RoleNewPage } from '@/features/admin/persons/RoleNewPage'
import { newRoleSearch } from '@/features/admin/persons/search'
import { BoardName } from '@/features/admin/shared/BoardName'
import { boardOf } from '@/features/admin/shared/search'

export const Route = createFileRoute('/_app/administration/personer/ny-roll')({
  validateSearch: (given) => v.parse(newRoleSearch, given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, me }, deps: { namnd, person: id, enhet } }) => {
    const boardId = boardOf(me, namnd)
    const [person, units] = await Promise.all([
      id === undefined ? null : queryClient.ensureQueryData(personQuery(id)),
      queryClient.ensureQueryData(unitsOnQuery(boardId)),
    ])
    const unit = units.find((one) => one.id === enhet)
    return {
      person: person === null ? null : { id: person.id, label: person.name },
      unit: unit === undefined ? null : { id: unit.id, label: unit.name },
    }
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { namnd, roll } = Route.useSearch()
  const { person, unit } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  const boardId = boardOf(me, namnd)
  const { data: units } = useSuspenseQuery(unitsOnQuery(boardId))
  return (
    <RoleNewPage
      boardId={boardId}
      units={units}
      start={{ person, role: roll, unit }}
      board={<BoardName boards={me.boards} boardId={boardId} />}
      onDone={(id) => void navigate({ to: '/administration/personer/$id', params: { id } })}
    />
  )
}
