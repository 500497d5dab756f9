import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { may } from '@/api/resource'
import { BoardName } from '@/domain/BoardName'
import { boardOf, boardSearch } from '@/domain/board'
import { CodeListPage } from '@/features/organisation/codes/CodeListPage'
import { listNamed, wholeListQuery } from '@/features/organisation/codes/queries'
import { flag } from '@/lib/search-fields'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/administration/kodlistor/$lista/')({
  validateSearch: (given) => v.parse(v.object({ ...boardSearch.entries, alla: flag }), given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, me }, params: { lista }, deps }) => {
    const list = await listNamed(queryClient, lista)
    if (list === undefined) throw notFound()
    await queryClient.ensureQueryData(wholeListQuery(boardOf(me, deps.namnd), list.name))
    return { list }
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { list } = Route.useLoaderData()
  const { namnd, alla } = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const boardId = boardOf(me, namnd)
  const { data: held } = useSuspenseQuery(wholeListQuery(boardId, list.name))
  return (
    <CodeListPage
      list={list}
      boardId={boardId}
      codes={held.codes}
      mayCreate={may(held, 'codes')}
      showsAll={alla ?? false}
      onShowAll={(all) =>
        void navigate({ search: (before) => ({ ...before, alla: all || undefined }), resetScroll: false })
      }
      board={<BoardName boards={me.boards} boardId={boardId} />}
    />
  )
}
