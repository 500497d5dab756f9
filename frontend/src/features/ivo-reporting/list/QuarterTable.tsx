import { DueBadge } from '@/domain/DueBadge'
import { longDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Link } from '@/ui/link/Link'
import { Cell, Table } from '@/ui/table/Table'
import { STATUS, t } from '../messages.sv'
import { quarterName } from '../quarters'
import type { Summary } from '../queries'
import styles from './QuartersPage.module.css'

interface Props {
  reports: readonly Summary[]
  /** The board's name, where there are several to tell apart. */
  boardName: (id: string) => string | undefined
}

/** The quarters with where each stands and when it must be reported. */
export function QuarterTable({ reports, boardName }: Props) {
  return (
    <Table
      caption={t.list}
      stack
      columns={[t.columns.period, t.columns.status, t.columns.cutOff, t.columns.due, t.columns.left]}
    >
      {reports.map((report) => (
        <tr key={report.id}>
          <Cell row>
            <Link to="/ej-verkstallda/rapporter/$id" params={{ id: report.id }} className={styles.name}>
              {quarterName(report.period)}
              {report.number > 1 || report.isSuperseded ? `, ${t.versionOf(report.number)}` : ''}
            </Link>
            <Board name={boardName(report.boardId)} />
          </Cell>
          <Cell>
            <Badge tone={STATUS[report.status].tone}>{STATUS[report.status].label}</Badge>{' '}
            {report.isSuperseded ? <Badge>{t.superseded}</Badge> : null}
          </Cell>
          <Cell label={t.columns.cutOff}>{longDate(report.cutOffOn)}</Cell>
          <Cell label={t.columns.due}>{longDate(report.lastDayToAct)}</Cell>
          <Cell>
            <Left report={report} />
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

function Board({ name }: { name: string | undefined }) {
  return name === undefined ? null : <p className={styles.board}>{name}</p>
}

function Left({ report: { status, lastDayToAct, isSuperseded } }: { report: Summary }) {
  if (isSuperseded || status === 'reported' || status === 'closed') return null
  return <DueBadge dueOn={lastDayToAct} />
}
