import { createFileRoute, redirect } from '@tanstack/react-router'
import * as v from 'valibot'
import { boardQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { BoardName } from '@/domain/BoardName'
import { boardOf, boardSearch } from '@/domain/board'
import { opens } from '@/domain/pages'
import { SettingsEditPage } from '@/features/organisation/settings/SettingsEditPage'

export const Route = createFileRoute('/_app/administration/installningar/andra')({
  validateSearch: (given) => v.parse(boardSearch, given),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, me }, deps: { namnd } }) => {
    const board = await queryClient.fetchQuery({ ...boardQuery(boardOf(me, namnd)), staleTime: 0 })
    if (opens(me, '/administration/installningar/andra') && !may(board, 'replace'))
      throw redirect({ to: '/administration/installningar', search: { namnd } })
    return { board }
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { board } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  return (
    <SettingsEditPage
      board={board}
      name={<BoardName boards={me.boards} boardId={board.id} />}
      onDone={() => void navigate({ to: '/administration/installningar', search: { namnd: board.id } })}
    />
  )
}
