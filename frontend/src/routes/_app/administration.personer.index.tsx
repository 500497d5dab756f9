import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { may } from '@/api/me'
import { searched, useSearched } from '@/api/searched'
import { BoardChoice } from '@/domain/BoardChoice'
import { boardInAddress, boardOf } from '@/domain/board'
import { PersonsPage } from '@/features/people/persons/PersonsPage'
import { personsQuery } from '@/features/people/persons/queries'
import { type PersonsSearch, personsSearch } from '@/features/people/persons/search'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/administration/personer/')({
  validateSearch: (given) => v.parse(personsSearch, given),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient, me }, deps: { namnd, roll, sida } }) => {
    void queryClient.prefetchQuery(
      personsQuery({ boardId: boardOf(me, namnd), role: roll, text: '', page: sida ?? 1 }),
    )
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const search = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const text = useSearched()
  const boardId = boardOf(me, search.namnd)
  const narrow = (change: Partial<PersonsSearch>, personText = text) =>
    void navigate({
      search: (before) => ({ ...before, ...change }),
      state: searched.keep(personText),
      resetScroll: false,
    })
  return (
    <PersonsPage
      boardId={boardId}
      boards={me.boards}
      search={search}
      text={text}
      mayCreate={may(me, 'personCreate')}
      board={
        <BoardChoice
          boards={me.boards}
          boardId={boardId}
          onChange={(id) => narrow({ namnd: boardInAddress(me, id), sida: undefined })}
        />
      }
      onSearch={narrow}
      onText={(personText) => narrow({ sida: undefined }, personText)}
      onClear={() => narrow({ roll: undefined, sida: undefined }, '')}
    />
  )
}
