import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { useState } from 'react'
import * as v from 'valibot'
import { homeBoardId } from '@/api/me'
import { ImportedPage } from '@/features/file-imports/ImportedPage'
import { ImportPage } from '@/features/file-imports/ImportPage'
import { DEVIATIONS } from '@/features/file-imports/kinds'
import { FIRST_FILES, importColumnsQuery, importQuery, importsQuery } from '@/features/file-imports/queries'
import { flag, id } from '@/lib/search-fields'
import { useComingSearch } from '@/lib/useComingSearch'

/** Where files of deviations are handed in, and where one of them is. */
export const Route = createFileRoute('/_app/avvikelser/inlasning')({
  validateSearch: v.object({ fil: id, vantar: flag }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps: { fil, vantar = false } }) => {
    await Promise.all([
      queryClient.ensureQueryData(importColumnsQuery('deviation')),
      fil === undefined
        ? queryClient.prefetchQuery(importsQuery('deviation', FIRST_FILES, vantar))
        : queryClient.ensureQueryData(importQuery('deviation', fil)),
    ])
  },
  component: Page,
})

function Page() {
  const { fil } = useComingSearch(Route.useSearch())
  return fil === undefined ? <Begin /> : <One key={fil} fil={fil} />
}

function One({ fil }: { fil: string }) {
  const { data: received } = useSuspenseQuery(importQuery('deviation', fil))
  const { data: columns } = useSuspenseQuery(importColumnsQuery('deviation'))
  return <ImportedPage kind={DEVIATIONS} received={received} columns={columns} />
}

function Begin() {
  const { me } = Route.useRouteContext()
  const { vantar = false } = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const [boardId, setBoardId] = useState(homeBoardId(me))
  const { data: columns } = useSuspenseQuery(importColumnsQuery('deviation'))
  return (
    <ImportPage
      kind={DEVIATIONS}
      boards={me.boards}
      boardId={boardId}
      onBoard={setBoardId}
      columns={columns}
      benefits={[]}
      waits={vantar}
      onAll={() => void navigate({ search: {}, resetScroll: false })}
      onReceived={(fil) => void navigate({ search: { fil } })}
    />
  )
}
