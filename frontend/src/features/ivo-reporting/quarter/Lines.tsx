import { useQuery } from '@tanstack/react-query'
import { DECISION_EVENT, decisions as words } from '@/domain/decisions.sv'
import { cx } from '@/lib/cx'
import { civilDate, longDate, shortDate } from '@/lib/dates'
import { number } from '@/lib/format'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { Stack } from '@/ui/layout/Layout'
import { Link } from '@/ui/link/Link'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { LINE_KIND, t } from '../messages.sv'
import { type Line, type LineKind, linesQuery, type Report } from '../queries'
import styles from './Lines.module.css'

const KINDS = Object.keys(LINE_KIND) as LineKind[]

interface Props {
  report: Report
  /** Whether the caller may open the sheet of a line. */
  hasSheets: boolean
}

/** The frozen list in its groups. Who a line is about is never shown here. */
export function Lines({ report, hasSheets }: Props) {
  const { data: lines, error } = useQuery(linesQuery(report.id))
  if (error !== null && lines === undefined) throw error
  if (lines === undefined) {
    return (
      <Card>
        <Skeleton lines={8} />
      </Card>
    )
  }
  if (lines.length === 0) {
    return (
      <Card>
        <EmptyState title={t.nothingToReport}>{t.nothingToReportText}</EmptyState>
      </Card>
    )
  }
  return (
    <Stack>
      {KINDS.map((kind) => (
        <Group
          key={kind}
          kind={kind}
          report={report}
          lines={lines.filter((line) => line.kind === kind)}
          hasSheets={hasSheets}
        />
      ))}
    </Stack>
  )
}

function Group({ kind, report, lines, hasSheets }: Props & { kind: LineKind; lines: readonly Line[] }) {
  const { title, text } = LINE_KIND[kind]
  const hasEnd = kind === 'executed' || kind === 'closed'
  if (lines.length === 0) return null
  return (
    <Card title={title} flush aside={<Badge>{lines.length}</Badge>}>
      <p className={styles.text}>{text}</p>
      <Table
        caption={title}
        stack
        head={
          <>
            <HeadCell number>{t.line.position}</HeadCell>
            <HeadCell>{t.line.decision}</HeadCell>
            <HeadCell>{t.line.benefit}</HeadCell>
            <HeadCell>{t.line.since}</HeadCell>
            <HeadCell number>{t.line.days}</HeadCell>
            {hasEnd ? <HeadCell>{t.line.end}</HeadCell> : null}
            <HeadCell>{t.line.reported}</HeadCell>
          </>
        }
      >
        {lines.map((line) => (
          <Row key={line.id} line={line} reportId={report.id} hasEnd={hasEnd} hasSheets={hasSheets} />
        ))}
      </Table>
    </Card>
  )
}

function Row({
  line,
  reportId,
  hasEnd,
  hasSheets,
}: {
  line: Line
  reportId: string
  hasEnd: boolean
  hasSheets: boolean
}) {
  return (
    <tr>
      <Cell number label={t.line.position}>
        {line.position}
      </Cell>
      <Cell row>
        {hasSheets ? (
          <Link
            to="/ej-verkstallda/rapporter/$id/blad/$rad"
            params={{ id: reportId, rad: line.id }}
            className={styles.reference}
          >
            {line.details.reference}
          </Link>
        ) : (
          <span className={styles.reference}>{line.details.reference}</span>
        )}
      </Cell>
      <Cell wide>
        {line.details.benefit.label}
        {line.details.isProtected ? (
          <>
            {' '}
            <Badge tone="danger" icon="shield">
              {words.protected}
            </Badge>
          </>
        ) : (
          <span className={styles.second}>{line.details.unitName}</span>
        )}
      </Cell>
      <Cell label={t.line.since}>
        <span className={styles.nowrap}>{longDate(line.startOn)}</span>
        {line.basis === 'interruption' ? <span className={styles.second}>{t.line.interruption}</span> : null}
      </Cell>
      <Cell number label={t.line.days}>
        {number(line.details.days)}
      </Cell>
      {hasEnd ? (
        <Cell label={t.line.end}>
          {line.endedOn === null ? '–' : longDate(line.endedOn)}
          {line.ending === null ? null : <span className={styles.second}>{DECISION_EVENT[line.ending]}</span>}
        </Cell>
      ) : null}
      <Cell>
        <Reported line={line} />
      </Cell>
    </tr>
  )
}

function Reported({ line: { receipt, reportedAt } }: { line: Line }) {
  if (receipt === null || reportedAt === null)
    return <span className={cx('muted', styles.nowrap)}>{t.line.notReported}</span>
  return (
    <>
      <Badge tone="ok" icon="check">
        {shortDate(civilDate(reportedAt))}
      </Badge>
      <span className={styles.second}>{receipt}</span>
    </>
  )
}
