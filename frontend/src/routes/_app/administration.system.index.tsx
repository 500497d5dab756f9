import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { may } from '@/api/me'
import { BoardChoice } from '@/domain/BoardChoice'
import { boardInAddress, boardOf, boardSearch } from '@/domain/board'
import { AccountsPage } from '@/features/service-accounts/AccountsPage'
import { accountsQuery } from '@/features/service-accounts/queries'
import { page } from '@/lib/search-fields'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/administration/system/')({
  validateSearch: (given) => v.parse(v.object({ ...boardSearch.entries, sida: page }), given),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient, me }, deps: { namnd, sida } }) => {
    void queryClient.prefetchQuery(accountsQuery({ boardId: boardOf(me, namnd), page: sida ?? 1 }))
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { namnd, sida } = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const boardId = boardOf(me, namnd)
  return (
    <AccountsPage
      boardId={boardId}
      page={sida ?? 1}
      mayConnect={may(me, 'serviceAccountCreate')}
      board={
        <BoardChoice
          boards={me.boards}
          boardId={boardId}
          onChange={(id) => void navigate({ search: { namnd: boardInAddress(me, id) }, resetScroll: false })}
        />
      }
    />
  )
}
