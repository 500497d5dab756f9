import { ClockBadge } from '@/domain/ClockBadge'
import { DECISION_STATUS, decisions as words } from '@/domain/decisions.sv'
import { longDate, shortDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Link } from '@/ui/link/Link'
import { SelectCell, SelectHead } from '@/ui/table/SelectCell'
import { SortHeader } from '@/ui/table/SortHeader'
import type { Selection } from '@/ui/table/selection'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import type { Summary } from '../queries'
import styles from './DecisionTable.module.css'
import { t } from './messages.sv'
import type { Sort } from './search'

export type Labels = Readonly<Record<string, string>>

interface Props {
  decisions: readonly Summary[]
  benefits: Labels
  reasons: Labels
  isBusy: boolean
  sort: Sort
  onSort: (sort: Sort) => void
  /** Left out where no step fits several. */
  selection: Selection | undefined
}

export function DecisionTable({ decisions, benefits, reasons, isBusy, sort, onSort, selection }: Props) {
  return (
    <Table
      caption={t.caption}
      stack
      busy={isBusy}
      head={
        <>
          {selection === undefined ? null : <SelectHead />}
          <HeadCell>{t.columns.reference}</HeadCell>
          <HeadCell>{t.columns.what}</HeadCell>
          <SortHeader column="endsOn" sort={sort} onSort={onSort}>
            {t.columns.clock}
          </SortHeader>
          <HeadCell>{t.columns.status}</HeadCell>
          <HeadCell>{t.columns.reason}</HeadCell>
          <HeadCell>{t.columns.owner}</HeadCell>
          <SortHeader column="decidedOn" sort={sort} onSort={onSort}>
            {t.columns.decided}
          </SortHeader>
        </>
      }
    >
      {decisions.map((decision) => (
        <Row
          key={decision.id}
          decision={decision}
          benefits={benefits}
          reasons={reasons}
          selection={selection}
        />
      ))}
    </Table>
  )
}

interface RowProps extends Pick<Props, 'benefits' | 'reasons' | 'selection'> {
  decision: Summary
}

function Row({ decision, benefits, reasons, selection }: RowProps) {
  const status = DECISION_STATUS[decision.status]
  return (
    <tr>
      {selection === undefined ? null : (
        <SelectCell selection={selection} id={decision.id} name={decision.reference} />
      )}
      <Cell row>
        <Link to="/ej-verkstallda/$id" params={{ id: decision.id }} className={styles.reference}>
          {decision.reference}
        </Link>
      </Cell>
      <Cell wide>
        <span className={styles.title}>{benefits[decision.benefit] ?? decision.benefit}</span>
        <span className={styles.place}>{decision.unitName}</span>
        {decision.isProtected ? (
          <Badge tone="danger" icon="shield">
            {words.protected}
          </Badge>
        ) : null}
      </Cell>
      <Cell>
        <span className={styles.wide}>
          <Clock decision={decision} />
        </span>
      </Cell>
      <Cell>
        <Badge tone={status.tone}>{status.label}</Badge>
      </Cell>
      <Cell label={t.columns.reason}>
        {decision.delayReason === null ? (
          <span className="muted">{decision.endsOn === null ? '–' : t.noReason}</span>
        ) : (
          (reasons[decision.delayReason] ?? decision.delayReason)
        )}
      </Cell>
      <Cell label={t.columns.owner}>{decision.ownerName ?? <span className="muted">{t.nobody}</span>}</Cell>
      <Cell label={t.columns.decided}>
        <time dateTime={decision.decidedOn}>{shortDate(decision.decidedOn)}</time>
      </Cell>
    </tr>
  )
}

export function Clock({ decision: { daysLeft, endsOn, basis } }: { decision: Summary }) {
  if (daysLeft === null || endsOn === null) return <span className="muted">{t.noClock}</span>
  return (
    <span className={styles.clock}>
      <ClockBadge daysLeft={daysLeft} />
      <span className={styles.place}>
        {t.endsOn(longDate(endsOn))}
        {basis === 'interruption' ? `, ${t.sinceInterruption}` : ''}
      </span>
    </span>
  )
}
