import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { BoardName } from '@/domain/BoardName'
import { boardOf, boardSearch } from '@/domain/board'
import { CodeNewPage } from '@/features/organisation/codes/CodePages'
import { isListName } from '@/features/organisation/codes/messages.sv'
import { wholeListQuery } from '@/features/organisation/codes/queries'

export const Route = createFileRoute('/_app/administration/kodlistor/$lista/ny')({
  validateSearch: (given) => v.parse(boardSearch, given),
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
  const boardId = boardOf(me, Route.useSearch().namnd)
  const navigate = Route.useNavigate()
  const { data: list } = useSuspenseQuery(wholeListQuery(boardId, name))
  return (
    <CodeNewPage
      name={name}
      boardId={boardId}
      codes={list.codes}
      board={<BoardName boards={me.boards} boardId={boardId} />}
      onDone={() =>
        void navigate({
          to: '/administration/kodlistor/$lista',
          params: { lista: name },
          search: { namnd: boardId, alla: true },
        })
      }
    />
  )
}
