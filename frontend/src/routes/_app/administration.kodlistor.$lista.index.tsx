import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { may } from '@/api/resource'
import { BoardName } from '@/domain/BoardName'
import { boardOf, boardSearch } from '@/domain/board'
import { CodeListPage } from '@/features/organisation/codes/CodeListPage'
import { isListName } from '@/features/organisation/codes/messages.sv'
import { wholeListQuery } from '@/features/organisation/codes/queries'
import { flag } from '@/lib/search-fields'

export const Route = createFileRoute('/_app/administration/kodlistor/$lista/')({
  validateSearch: (given) => v.parse(v.object({ ...boardSearch.entries, alla: flag }), given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, me }, params: { lista }, deps }) => {
    if (!isListName(lista)) throw notFound()
    await queryClient.ensureQueryData(wholeListQuery(boardOf(me, deps.namnd), lista))
    return { name: lista }
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { name } = Route.useLoaderData()
  const { namnd, alla } = Route.useSearch()
  const navigate = Route.useNavigate()
  const boardId = boardOf(me, namnd)
  const { data: list } = useSuspenseQuery(wholeListQuery(boardId, name))
  return (
    <CodeListPage
      name={name}
      boardId={boardId}
      codes={list.codes}
      mayCreate={may(list, 'codes')}
      showsAll={alla ?? false}
      onShowAll={(all) =>
        void navigate({ search: (before) => ({ ...before, alla: all || undefined }), resetScroll: false })
      }
      board={<BoardName boards={me.boards} boardId={boardId} />}
    />
  )
}
