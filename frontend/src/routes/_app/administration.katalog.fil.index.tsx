import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { boardInAddress, boardOf } from '@/domain/board'
import { ImportPage } from '@/features/file-imports/ImportPage'
import { PEOPLE } from '@/features/file-imports/kinds'
import { FIRST_FILES, importColumnsQuery, importsQuery } from '@/features/file-imports/queries'
import { flag, id } from '@/lib/search-fields'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/administration/katalog/fil/')({
  validateSearch: v.object({ namnd: id, vantar: flag }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps: { vantar = false } }) => {
    await Promise.all([
      queryClient.ensureQueryData(importColumnsQuery('directory')),
      queryClient.prefetchQuery(importsQuery('directory', FIRST_FILES, vantar)),
    ])
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { namnd, vantar = false } = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const { data: columns } = useSuspenseQuery(importColumnsQuery('directory'))
  return (
    <ImportPage
      kind={PEOPLE}
      boards={me.boards}
      boardId={boardOf(me, namnd)}
      onBoard={(boardId) =>
        void navigate({
          search: (before) => ({ ...before, namnd: boardInAddress(me, boardId) }),
          replace: true,
        })
      }
      columns={columns}
      benefits={[]}
      waits={vantar}
      onAll={() => void navigate({ search: { namnd }, resetScroll: false })}
      onReceived={(fileId) =>
        void navigate({ to: '/administration/katalog/fil/$id', params: { id: fileId } })
      }
    />
  )
}
