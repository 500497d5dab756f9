import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { useState } from 'react'
import * as v from 'valibot'
import { codeListQuery } from '@/api/lookups'
import { homeBoardId } from '@/api/me'
import { ImportPage } from '@/features/file-imports/ImportPage'
import { DECISIONS } from '@/features/file-imports/kinds'
import { FIRST_FILES, importColumnsQuery, importsQuery } from '@/features/file-imports/queries'
import { flag } from '@/lib/search-fields'
import { useComingSearch } from '@/lib/useComingSearch'

export const Route = createFileRoute('/_app/ej-verkstallda/inlasning/')({
  validateSearch: v.object({ vantar: flag }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, me }, deps: { vantar = false } }) => {
    await Promise.all([
      queryClient.ensureQueryData(codeListQuery(homeBoardId(me), 'benefit')),
      queryClient.ensureQueryData(importColumnsQuery('decision')),
      queryClient.prefetchQuery(importsQuery('decision', FIRST_FILES, vantar)),
    ])
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { vantar = false } = useComingSearch(Route.useSearch())
  const navigate = Route.useNavigate()
  const [boardId, setBoardId] = useState(homeBoardId(me))
  const { data: benefits } = useSuspenseQuery(codeListQuery(boardId, 'benefit'))
  const { data: columns } = useSuspenseQuery(importColumnsQuery('decision'))
  return (
    <ImportPage
      kind={DECISIONS}
      boards={me.boards}
      boardId={boardId}
      onBoard={setBoardId}
      columns={columns}
      benefits={benefits.map(({ label }) => label)}
      waits={vantar}
      onAll={() => void navigate({ search: {}, resetScroll: false })}
      onReceived={(id) => void navigate({ to: '/ej-verkstallda/inlasning/$id', params: { id } })}
    />
  )
}
