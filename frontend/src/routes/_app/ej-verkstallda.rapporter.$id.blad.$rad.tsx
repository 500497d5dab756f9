import { useSuspenseQueries } from '@tanstack/react-query'
import { createFileRoute, useRouterState } from '@tanstack/react-router'
import { linesQuery, reportQuery, sheetQuery } from '@/features/ivo-reporting/queries'
import { SheetPage } from '@/features/ivo-reporting/sheet/SheetPage'

export const Route = createFileRoute('/_app/ej-verkstallda/rapporter/$id/blad/$rad')({
  loader: ({ context: { queryClient }, params: { id, rad } }) =>
    Promise.all([
      queryClient.ensureQueryData(reportQuery(id)),
      queryClient.ensureQueryData(linesQuery(id)),
      queryClient.ensureQueryData(sheetQuery(id, rad)),
    ]),
  component: Page,
})

function Page() {
  const { id, rad } = Route.useParams()
  const [report, lines, sheet] = useSuspenseQueries({
    queries: [reportQuery(id), linesQuery(id), sheetQuery(id, rad)],
  })
  const navigate = Route.useNavigate()
  const isNext = useRouterState({ select: ({ location }) => location.state.isNextLine ?? false })
  return (
    <SheetPage
      report={report.data}
      lines={lines.data}
      sheet={sheet.data}
      isNext={isNext}
      onReported={(next) =>
        void (next === undefined
          ? navigate({ to: '/ej-verkstallda/rapporter/$id', params: { id } })
          : navigate({ params: { id, rad: next.id }, state: { isNextLine: true } }))
      }
    />
  )
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** One has come from the line before, which IVO has been told about. */
    isNextLine?: boolean
  }
}
