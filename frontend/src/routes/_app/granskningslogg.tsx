import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { searched, useSearched } from '@/api/searched'
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
  const person = useSearched()
  const boardId = boardOf(me, search.namnd)
  const narrow = (change: Partial<LogSearch>, loggedPerson = person) =>
    void navigate({
      search: (before) => ({ ...before, ...change }),
      state: searched.keep(loggedPerson),
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
