import { reportTypeLabels } from '@/api/codes.gen'
import { DueBadge } from '@/domain/DueBadge'
import { STATUS } from '@/domain/deviation-status.sv'
import { civilDate, shortDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Link } from '@/ui/link/Link'
import { SelectCell, SelectHead } from '@/ui/table/SelectCell'
import { SortHeader } from '@/ui/table/SortHeader'
import type { Selection } from '@/ui/table/selection'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import type { Summary } from '../queries'
import styles from './DeviationTable.module.css'
import { t } from './messages.sv'
import type { Sort } from './search'

interface Props {
  deviations: readonly Summary[]
  levels: Readonly<Record<string, string>>
  isBusy: boolean
  sort: Sort
  onSort: (sort: Sort) => void
  /** Left out where no step fits several. */
  selection: Selection | undefined
}

export function DeviationTable({ deviations, levels, isBusy, sort, onSort, selection }: Props) {
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
          <HeadCell>{t.columns.status}</HeadCell>
          <HeadCell>{t.columns.seriousness}</HeadCell>
          <SortHeader column="reportedAt" sort={sort} onSort={onSort}>
            {t.columns.reported}
          </SortHeader>
          <SortHeader column="dueOn" sort={sort} onSort={onSort}>
            {t.columns.due}
          </SortHeader>
        </>
      }
    >
      {deviations.map((deviation) => (
        <Row key={deviation.id} deviation={deviation} levels={levels} selection={selection} />
      ))}
    </Table>
  )
}

interface RowProps extends Pick<Props, 'levels' | 'selection'> {
  deviation: Summary
}

function Row({ deviation, levels, selection }: RowProps) {
  const { label, tone } = STATUS[deviation.status]
  return (
    <tr>
      {selection === undefined ? null : (
        <SelectCell selection={selection} id={deviation.id} name={deviation.reference} />
      )}
      <Cell row>
        <Link to="/avvikelser/$id" params={{ id: deviation.id }} className={styles.reference}>
          {deviation.reference}
        </Link>
      </Cell>
      <Cell wide>
        <span className={styles.title}>{deviation.title}</span>
        <Place deviation={deviation} />
      </Cell>
      <Cell>
        <span className={styles.badges}>
          <Badge tone={tone}>{label}</Badge>
          {deviation.importedAt === null ? null : <Badge>{t.imported}</Badge>}
          {deviation.isAtIntake ? <Badge>{t.atIntake}</Badge> : null}
          {deviation.answeredAt === null ? null : <Badge>{t.answered}</Badge>}
          {deviation.immediateDanger && isOpen(deviation.status) ? (
            <Badge tone="danger" icon="alert">
              {t.danger}
            </Badge>
          ) : null}
        </span>
      </Cell>
      <Cell label={t.columns.seriousness}>
        {deviation.seriousness === null ? '–' : (levels[deviation.seriousness] ?? deviation.seriousness)}
      </Cell>
      <Cell label={t.columns.reported}>
        <time dateTime={deviation.reportedAt} className={styles.date}>
          {shortDate(civilDate(deviation.reportedAt))}
        </time>
      </Cell>
      <Cell>
        {isOpen(deviation.status) ? (
          <DueBadge dueOn={deviation.dueOn} />
        ) : (
          <span className={styles.none}>–</span>
        )}
      </Cell>
    </tr>
  )
}

/** Where, and what kind of report when it is something else than one plain deviation. */
function Place({ deviation: { unitName, reportType, eventCount } }: { deviation: Summary }) {
  const parts = [
    unitName,
    reportType === 'deviation' ? '' : reportTypeLabels[reportType],
    eventCount > 1 ? t.events(eventCount) : '',
  ]
  return <span className={styles.place}>{parts.filter((part) => part !== '').join(' · ')}</span>
}

const OPEN: readonly Summary['status'][] = ['received', 'investigating', 'acting', 'considered', 'tried']

function isOpen(status: Summary['status']): boolean {
  return OPEN.includes(status)
}
