import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { homeBoardId, may } from '@/api/me'
import { QuartersPage } from '@/features/ivo-reporting/list/QuartersPage'
import { reportsQuery } from '@/features/ivo-reporting/queries'
import { SectionTabs } from '@/features/ivo-reporting/SectionTabs'

export const Route = createFileRoute('/_app/ej-verkstallda/rapporter/')({
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(reportsQuery),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const navigate = Route.useNavigate()
  const { data: reports } = useSuspenseQuery(reportsQuery)
  return (
    <QuartersPage
      reports={reports}
      boardName={(id) =>
        me.boards.length > 1 ? me.boards.find((board) => board.id === id)?.name : undefined
      }
      section={<SectionTabs me={me} />}
      drawUpFor={may(me, 'ivoReportDraw') ? homeBoardId(me) : null}
      onStarted={({ id }) => void navigate({ to: '/ej-verkstallda/rapporter/$id', params: { id } })}
    />
  )
}
