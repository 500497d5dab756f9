import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { unitsOnQuery } from '@/api/lookups'
import { boardOf } from '@/domain/board'
import { personQuery } from '@/features/people/persons/queries'
import { RoleNewPage } from '@/features/people/persons/RoleNewPage'
import { newRoleSearch } from '@/features/people/persons/search'

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
  return (
    <RoleNewPage
      boards={me.boards}
      startsAt={boardOf(me, namnd)}
      start={{ person, role: roll, unit }}
      onDone={(id) => void navigate({ to: '/administration/personer/$id', params: { id } })}
    />
  )
}
