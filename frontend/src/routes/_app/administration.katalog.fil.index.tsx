import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { boardInAddress, boardOf, boardSearch } from '@/domain/board'
import { ImportPage } from '@/features/file-imports/ImportPage'
import { PEOPLE } from '@/features/file-imports/kinds'
import { FIRST_FILES, importColumnsQuery, importsQuery } from '@/features/file-imports/queries'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/administration/katalog/fil/')({
  validateSearch: (given) => v.parse(boardSearch, given),
  loader: async ({ context: { queryClient } }) => {
    await Promise.all([
      queryClient.ensureQueryData(importColumnsQuery('directory')),
      queryClient.prefetchQuery(importsQuery('directory', FIRST_FILES)),
    ])
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { namnd } = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const { data: columns } = useSuspenseQuery(importColumnsQuery('directory'))
  return (
    <ImportPage
      kind={PEOPLE}
      boards={me.boards}
      boardId={boardOf(me, namnd)}
      onBoard={(id) => void navigate({ search: { namnd: boardInAddress(me, id) }, replace: true })}
      columns={columns}
      benefits={[]}
      onReceived={(id) => void navigate({ to: '/administration/katalog/fil/$id', params: { id } })}
    />
  )
}
