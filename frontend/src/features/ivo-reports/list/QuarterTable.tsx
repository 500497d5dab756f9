import { civilDate, longDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Link } from '@/ui/link/Link'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { STATUS, t } from '../messages.sv'
import { dueIn, quarterName } from '../quarters'
import type { Summary } from '../queries'
import styles from './QuartersPage.module.css'

/** The quarters with where each stands and when it must be reported. */
export function QuarterTable({ reports }: { reports: readonly Summary[] }) {
  return (
    <Table
      caption={t.list}
      stack
      head={
        <>
          <HeadCell>{t.columns.period}</HeadCell>
          <HeadCell>{t.columns.status}</HeadCell>
          <HeadCell>{t.columns.cutOff}</HeadCell>
          <HeadCell>{t.columns.due}</HeadCell>
          <HeadCell>{t.columns.left}</HeadCell>
        </>
      }
    >
      {reports.map((report) => (
        <tr key={report.id}>
          <Cell row>
            <Link to="/ej-verkstallda/rapporter/$id" params={{ id: report.id }} className={styles.name}>
              {quarterName(report.period)}
              {report.number > 1 || report.isSuperseded ? `, ${t.versionOf(report.number)}` : ''}
            </Link>
          </Cell>
          <Cell>
            <Badge tone={STATUS[report.status].tone}>{STATUS[report.status].label}</Badge>{' '}
            {report.isSuperseded ? <Badge>{t.superseded}</Badge> : null}
          </Cell>
          <Cell label={t.columns.cutOff}>{longDate(report.cutOffOn)}</Cell>
          <Cell label={t.columns.due}>{longDate(report.dueOn)}</Cell>
          <Cell>
            <Left report={report} />
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

/** The law moves a last day that is a holiday, so just after it nothing is said to be late. */
function Left({ report: { status, dueOn, isSuperseded } }: { report: Summary }) {
  if (isSuperseded || status === 'reported' || status === 'closed') return null
  const { text, tone } = dueIn(dueOn, civilDate())
  return (
    <Badge tone={tone} icon={tone === 'danger' ? 'alert' : 'clock'}>
      {text}
    </Badge>
  )
}
