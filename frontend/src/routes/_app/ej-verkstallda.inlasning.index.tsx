import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, redirect } from '@tanstack/react-router'
import { useState } from 'react'
import { codeListQuery } from '@/api/lookups'
import { homeBoardId, may } from '@/api/me'
import { ImportPage } from '@/features/unexecuted-decisions/import/ImportPage'

export const Route = createFileRoute('/_app/ej-verkstallda/inlasning/')({
  loader: async ({ context: { queryClient, me } }) => {
    if (!may(me, 'decisionImport')) throw redirect({ to: '/ej-verkstallda' })
    await queryClient.ensureQueryData(codeListQuery(homeBoardId(me), 'benefit'))
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const navigate = Route.useNavigate()
  const [boardId, setBoardId] = useState(homeBoardId(me))
  const { data: benefits } = useSuspenseQuery(codeListQuery(boardId, 'benefit'))
  return (
    <ImportPage
      boards={me.boards}
      boardId={boardId}
      onBoard={setBoardId}
      benefits={benefits.map(({ label }) => label)}
      onReceived={(id) => void navigate({ to: '/ej-verkstallda/inlasning/$id', params: { id } })}
    />
  )
}
