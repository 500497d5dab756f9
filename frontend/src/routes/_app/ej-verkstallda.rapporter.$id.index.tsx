import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { may } from '@/api/me'
import { may as offers } from '@/api/resource'
import { QuarterPage } from '@/features/ivo-reporting/quarter/QuarterPage'
import { quarterSearch } from '@/features/ivo-reporting/quarter/search'
import { linesQuery, reportQuery, reportsQuery } from '@/features/ivo-reporting/queries'

export const Route = createFileRoute('/_app/ej-verkstallda/rapporter/$id/')({
  validateSearch: (given) => v.parse(quarterSearch, given),
  loader: async ({ context: { queryClient }, params: { id } }) => {
    const [report] = await Promise.all([
      queryClient.ensureQueryData(reportQuery(id)),
      queryClient.ensureQueryData(reportsQuery),
    ])
    if (offers(report, 'receipts')) await queryClient.ensureQueryData(linesQuery(id))
  },
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { id } = Route.useParams()
  const { del } = Route.useSearch()
  const navigate = Route.useNavigate()
  const { data: report } = useSuspenseQuery(reportQuery(id))
  const { data: reports } = useSuspenseQuery(reportsQuery)
  return (
    <QuarterPage
      key={id}
      report={report}
      reports={reports.filter((other) => other.boardId === report.boardId)}
      part={del}
      mayDraw={may(me, 'ivoReportDraw')}
      hasSheets={may(me, 'ivoReportLineRead')}
      onStarted={(started) =>
        void navigate({ to: '/ej-verkstallda/rapporter/$id', params: { id: started.id }, search: {} })
      }
    />
  )
}
