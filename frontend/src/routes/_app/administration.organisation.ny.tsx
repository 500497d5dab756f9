import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { unitsOnQuery } from '@/api/lookups'
import { BoardName } from '@/domain/BoardName'
import { boardOf, boardSearch } from '@/domain/board'
import { UnitNewPage } from '@/features/organisation/units/UnitNewPage'

export const Route = createFileRoute('/_app/administration/organisation/ny')({
  validateSearch: (given) => v.parse(boardSearch, given),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient, me }, deps }) =>
    queryClient.ensureQueryData(unitsOnQuery(boardOf(me, deps.namnd))),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const boardId = boardOf(me, Route.useSearch().namnd)
  const navigate = Route.useNavigate()
  const { data: units } = useSuspenseQuery(unitsOnQuery(boardId))
  return (
    <UnitNewPage
      boardId={boardId}
      units={units}
      board={<BoardName boards={me.boards} boardId={boardId} />}
      onDone={(id) => void navigate({ to: '/administration/organisation/$id', params: { id } })}
    />
  )
}
