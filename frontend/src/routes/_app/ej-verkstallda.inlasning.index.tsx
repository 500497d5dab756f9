import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { useState } from 'react'
import { codeListQuery } from '@/api/lookups'
import { homeBoardId } from '@/api/me'
import { ImportPage } from '@/features/file-imports/ImportPage'
import { DECISIONS } from '@/features/file-imports/kinds'
import { FIRST_FILES, importColumnsQuery, importsQuery } from '@/features/file-imports/queries'

export const Route = createFileRoute('/_app/ej-verkstallda/inlasning/')({
  loader: async ({ context: { queryClient, me } }) => {
    await Promise.all([
      queryClient.ensureQueryData(codeListQuery(homeBoardId(me), 'benefit')),
      queryClient.ensureQueryData(importColumnsQuery('decision')),
      queryClient.prefetchQuery(importsQuery('decision', FIRST_FILES)),
    ])
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
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
      onReceived={(id) => void navigate({ to: '/ej-verkstallda/inlasning/$id', params: { id } })}
    />
  )
}
