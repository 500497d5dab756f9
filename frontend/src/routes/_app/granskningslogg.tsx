import { createFileRoute, useRouterState } from '@tanstack/react-router'
import * as v from 'valibot'
import { BoardChoice } from '@/domain/BoardChoice'
import { boardInAddress, boardOf } from '@/domain/board'
import { LogPage } from '@/features/access-log/LogPage'
import { type LogSearch, logSearch } from '@/features/access-log/search'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/granskningslogg')({
  validateSearch: (given) => v.parse(logSearch, given),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const person = useRouterState({ select: (state) => state.location.state.loggedPerson ?? '' })
  const boardId = boardOf(me, search.namnd)
  const narrow = (change: Partial<LogSearch>, loggedPerson = person) =>
    void navigate({
      search: (before) => ({ ...before, ...change }),
      state: { loggedPerson },
      resetScroll: false,
    })
  return (
    <LogPage
      boardId={boardId}
      boardName={me.boards.find(({ id }) => id === boardId)?.name ?? ''}
      search={search}
      person={person}
      board={
        <BoardChoice
          boards={me.boards}
          boardId={boardId}
          onChange={(id) => narrow({ namnd: boardInAddress(me, id) })}
        />
      }
      onSearch={narrow}
      onClear={() =>
        narrow({ arende: undefined, vad: undefined, utfall: undefined, fran: undefined, till: undefined }, '')
      }
    />
  )
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** A part of the name of somebody whose doings are looked at. Never in an address. */
    loggedPerson?: string
  }
}
