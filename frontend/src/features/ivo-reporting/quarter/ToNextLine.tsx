import { useQuery } from '@tanstack/react-query'
import { may } from '@/api/resource'
import { ActionLink } from '@/ui/link/Link'
import { t } from '../messages.sv'
import { linesQuery, type Report } from '../queries'

/** Where to go on telling IVO: the sheet of the first line without a receipt, for whoever may give one. */
export function ToNextLine({ report }: { report: Report }) {
  const { data: lines = [] } = useQuery({ ...linesQuery(report.id), enabled: may(report, 'receipts') })
  const next = lines.find((line) => line.receipt === null)
  if (next === undefined || !may(report, 'receipts')) return null
  return (
    <ActionLink
      to="/ej-verkstallda/rapporter/$id/blad/$rad"
      params={{ id: report.id, rad: next.id }}
      kind="primary"
      icon="arrowRight"
    >
      {lines.every((line) => line.receipt === null) ? t.begin : t.goOn(next.position)}
    </ActionLink>
  )
}
