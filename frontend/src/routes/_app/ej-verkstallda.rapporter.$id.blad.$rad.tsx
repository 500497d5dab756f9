import { useSuspenseQueries } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
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
  return <SheetPage report={report.data} lines={lines.data} sheet={sheet.data} />
}
