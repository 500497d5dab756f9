import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { may } from '@/api/me'
import { BoardChoice } from '@/domain/BoardChoice'
import { boardInAddress, boardOf, boardSearch } from '@/domain/board'
import { t } from '@/features/directory/messages.sv'
import { runsQuery, waitingQuery } from '@/features/directory/queries'
import { RunsPage } from '@/features/directory/RunsPage'
import { page } from '@/lib/search-fields'
import { useComingSearch } from '@/lib/useComingSearch'
import { ActionLink } from '@/ui/link/Link'

const search = v.object({ ...boardSearch.entries, sida: page })

export const Route = createFileRoute('/_app/administration/katalog/')({
  validateSearch: (given) => v.parse(search, given),
  loaderDeps: ({ search: { namnd, sida } }) => ({ namnd, sida }),
  loader: ({ context: { queryClient, me }, deps: { namnd, sida } }) => {
    const boardId = boardOf(me, namnd)
    void queryClient.prefetchQuery(runsQuery(boardId, sida ?? 1))
    void queryClient.prefetchQuery(waitingQuery(boardId))
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { namnd, sida } = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const boardId = boardOf(me, namnd)
  return (
    <RunsPage
      boardId={boardId}
      page={sida ?? 1}
      file={
        may(me, 'directoryImport') ? (
          <ActionLink to="/administration/katalog/fil" search={{ namnd: boardId }} kind="primary">
            {t.file}
          </ActionLink>
        ) : null
      }
      board={
        <BoardChoice
          boards={me.boards}
          boardId={boardId}
          onChange={(id) => void navigate({ search: { namnd: boardInAddress(me, id) } })}
        />
      }
    />
  )
}
