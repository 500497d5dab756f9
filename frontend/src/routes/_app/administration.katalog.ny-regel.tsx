import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { unitsOnQuery } from '@/api/lookups'
import { boardOf, boardSearch } from '@/domain/board'
import { RuleNewPage } from '@/features/directory/RuleNewPage'

export const Route = createFileRoute('/_app/administration/katalog/ny-regel')({
  validateSearch: (given) => v.parse(boardSearch, given),
  loaderDeps: ({ search: { namnd } }) => ({ namnd }),
  loader: ({ context: { queryClient, me }, deps: { namnd } }) =>
    queryClient.ensureQueryData(unitsOnQuery(boardOf(me, namnd))),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { namnd } = Route.useSearch()
  const navigate = Route.useNavigate()
  const boardId = boardOf(me, namnd)
  return (
    <RuleNewPage
      boardId={boardId}
      onDone={() => void navigate({ to: '/administration/katalog/regler', search: { namnd } })}
    />
  )
}
