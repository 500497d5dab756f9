import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { may } from '@/api/me'
import { BoardChoice } from '@/domain/BoardChoice'
import { boardInAddress, boardOf, boardSearch } from '@/domain/board'
import { AbsencesPage } from '@/features/people/absences/AbsencesPage'
import { absencesQuery } from '@/features/people/absences/queries'
import { flag, page } from '@/lib/search-fields'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/administration/franvaro/')({
  validateSearch: (given) =>
    v.parse(v.object({ ...boardSearch.entries, avslutade: flag, sida: page }), given),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient, me }, deps: { namnd, avslutade, sida } }) => {
    const asked = { boardId: boardOf(me, namnd), page: sida ?? 1, withPast: avslutade ?? false }
    void queryClient.prefetchQuery(absencesQuery(asked))
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { namnd, avslutade, sida } = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const boardId = boardOf(me, namnd)
  return (
    <AbsencesPage
      boardId={boardId}
      page={sida ?? 1}
      withPast={avslutade ?? false}
      mayReport={may(me, 'absenceCreate')}
      onPast={(withPast) =>
        void navigate({
          search: (before) => ({ ...before, avslutade: withPast || undefined, sida: undefined }),
          resetScroll: false,
        })
      }
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
