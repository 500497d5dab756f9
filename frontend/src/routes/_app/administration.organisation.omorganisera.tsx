import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { unitsOnQuery } from '@/api/lookups'
import { BoardName } from '@/domain/BoardName'
import { boardOf, boardSearch } from '@/domain/board'
import { ReorganisePage } from '@/features/organisation/reorganise/ReorganisePage'
import { unitQuery } from '@/features/organisation/units/queries'
import { id } from '@/lib/search-fields'

export const Route = createFileRoute('/_app/administration/organisation/omorganisera')({
  validateSearch: (given) => v.parse(v.object({ ...boardSearch.entries, enhet: id }), given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, me }, deps: { namnd, enhet } }) => {
    const unit = enhet === undefined ? null : await queryClient.ensureQueryData(unitQuery(enhet))
    const boardId = unit?.boardId ?? boardOf(me, namnd)
    await queryClient.ensureQueryData(unitsOnQuery(boardId))
    return { boardId }
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { enhet } = Route.useSearch()
  const { boardId } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  const { data: units } = useSuspenseQuery(unitsOnQuery(boardId))
  return (
    <ReorganisePage
      boardId={boardId}
      units={units}
      unit={units.find((unit) => unit.id === enhet)}
      board={<BoardName boards={me.boards} boardId={boardId} />}
      onDone={(unitId) =>
        void (unitId === undefined
          ? navigate({ to: '/administration/organisation', search: { namnd: boardId } })
          : navigate({ to: '/administration/organisation/$id', params: { id: unitId } }))
      }
    />
  )
}
