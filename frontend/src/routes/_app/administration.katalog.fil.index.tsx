import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { boardOf, boardSearch } from '@/domain/board'
import { FilePage } from '@/features/file-imports/people/FilePage'

export const Route = createFileRoute('/_app/administration/katalog/fil/')({
  validateSearch: (given) => v.parse(boardSearch, given),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { namnd } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <FilePage
      boardId={boardOf(me, namnd)}
      onReceived={(id) => void navigate({ to: '/administration/katalog/fil/$id', params: { id } })}
    />
  )
}
