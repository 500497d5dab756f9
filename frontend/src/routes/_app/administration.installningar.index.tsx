import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { boardQuery } from '@/api/lookups'
import { SettingsPage } from '@/features/admin/settings/SettingsPage'
import { BoardChoice } from '@/features/admin/shared/BoardChoice'
import { boardInAddress, boardOf, boardSearch } from '@/features/admin/shared/search'

export const Route = createFileRoute('/_app/administration/installningar/')({
  validateSearch: (given) => v.parse(boardSearch, given),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient, me }, deps }) =>
    queryClient.ensureQueryData(boardQuery(boardOf(me, deps.namnd))),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const boardId = boardOf(me, Route.useSearch().namnd)
  const navigate = Route.useNavigate()
  const { data: board } = useSuspenseQuery(boardQuery(boardId))
  return (
    <SettingsPage
      board={board}
      choice={
        <BoardChoice
          boards={me.boards}
          boardId={boardId}
          onChange={(id) => void navigate({ search: { namnd: boardInAddress(me, id) }, resetScroll: false })}
        />
      }
    />
  )
}
