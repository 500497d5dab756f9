import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { boardQuery } from '@/api/lookups'
import { may } from '@/api/me'
import { BoardChoice } from '@/domain/BoardChoice'
import { boardInAddress, boardOf, boardSearch } from '@/domain/board'
import { IntakeAreas } from '@/features/intake-areas/IntakeAreas'
import { SettingsPage } from '@/features/organisation/settings/SettingsPage'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/administration/installningar/')({
  validateSearch: (given) => v.parse(boardSearch, given),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient, me }, deps }) =>
    queryClient.ensureQueryData(boardQuery(boardOf(me, deps.namnd))),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = Route.useSearch()
  const coming = useComingSearch(search)
  const navigate = Route.useNavigate()
  const { data: board } = useSuspenseQuery(boardQuery(boardOf(me, search.namnd)))
  return (
    <SettingsPage
      board={board}
      intake={may(me, 'intakeAreaList') ? <IntakeAreas boardId={board.id} /> : null}
      choice={
        <BoardChoice
          boards={me.boards}
          boardId={boardOf(me, coming.namnd)}
          onChange={(id) => void navigate({ search: { namnd: boardInAddress(me, id) }, resetScroll: false })}
        />
      }
    />
  )
}
