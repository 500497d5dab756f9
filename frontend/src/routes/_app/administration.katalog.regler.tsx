import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { may } from '@/api/me'
import { BoardChoice } from '@/domain/BoardChoice'
import { boardInAddress, boardOf, boardSearch } from '@/domain/board'
import { rulesQuery, unitCodesQuery } from '@/features/directory/queries'
import { RulesPage } from '@/features/directory/RulesPage'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/administration/katalog/regler')({
  validateSearch: (given) => v.parse(boardSearch, given),
  loaderDeps: ({ search: { namnd } }) => ({ namnd }),
  loader: async ({ context: { queryClient, me }, deps: { namnd } }) => {
    const boardId = boardOf(me, namnd)
    await Promise.all([
      queryClient.prefetchQuery(rulesQuery(boardId)),
      queryClient.prefetchQuery(unitCodesQuery(boardId)),
    ])
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { namnd } = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const boardId = boardOf(me, namnd)
  return (
    <RulesPage
      boardId={boardId}
      mayDecide={may(me, 'directoryRuleCreate')}
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
