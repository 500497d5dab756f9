import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { asChoices, codeListQuery } from '@/api/lookups'
import { BoardName } from '@/domain/BoardName'
import { boardOf, boardSearch } from '@/domain/board'
import { CodeNewPage } from '@/features/organisation/codes/CodePages'
import { listNamed, wholeListQuery } from '@/features/organisation/codes/queries'

export const Route = createFileRoute('/_app/administration/kodlistor/$lista/ny')({
  validateSearch: (given) => v.parse(boardSearch, given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, me }, params: { lista }, deps }) => {
    const list = await listNamed(queryClient, lista)
    if (list === undefined) throw notFound()
    const boardId = boardOf(me, deps.namnd)
    await queryClient.ensureQueryData(wholeListQuery(boardId, list.name))
    const above =
      list.above === null ? [] : await queryClient.ensureQueryData(codeListQuery(boardId, list.above))
    return { list, above: asChoices(above) }
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { list, above } = Route.useLoaderData()
  const boardId = boardOf(me, Route.useSearch().namnd)
  const navigate = Route.useNavigate()
  const { data: held } = useSuspenseQuery(wholeListQuery(boardId, list.name))
  return (
    <CodeNewPage
      list={list}
      boardId={boardId}
      codes={held.codes}
      above={above}
      board={<BoardName boards={me.boards} boardId={boardId} />}
      onDone={() =>
        void navigate({
          to: '/administration/kodlistor/$lista',
          params: { lista: list.name },
          search: { namnd: boardId, alla: true },
        })
      }
    />
  )
}
