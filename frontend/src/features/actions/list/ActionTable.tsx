import { actionBadgeOf, isWaiting } from '@/domain/actions.sv'
import { DueBadge } from '@/domain/DueBadge'
import { civilDate, daysBetween } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Link } from '@/ui/link/Link'
import { SortHeader } from '@/ui/table/SortHeader'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import type { Summary } from '../queries'
import styles from './ActionTable.module.css'
import { t } from './messages.sv'
import type { Sort } from './search'

interface Props {
  actions: readonly Summary[]
  /** What others are to do: with whom, and for how long. */
  isElsewhere: boolean
  isBusy: boolean
  sort: Sort
  onSort: (sort: Sort) => void
}

export function ActionTable({ actions, isElsewhere, isBusy, sort, onSort }: Props) {
  return (
    <Table
      caption={t.caption}
      stack
      busy={isBusy}
      head={
        <>
          <HeadCell>{t.columns.reference}</HeadCell>
          <HeadCell>{t.columns.what}</HeadCell>
          <HeadCell>{t.columns.status}</HeadCell>
          {isElsewhere ? (
            <>
              <HeadCell>{t.columns.party}</HeadCell>
              <HeadCell>{t.columns.contact}</HeadCell>
              <HeadCell>{t.columns.waited}</HeadCell>
            </>
          ) : (
            <HeadCell>{t.columns.owner}</HeadCell>
          )}
          <SortHeader column="dueOn" sort={sort} onSort={onSort}>
            {t.columns.due}
          </SortHeader>
        </>
      }
    >
      {actions.map((action) => (
        <Row key={action.id} action={action} isElsewhere={isElsewhere} />
      ))}
    </Table>
  )
}

function Row({ action, isElsewhere }: { action: Summary; isElsewhere: boolean }) {
  const { label, tone } = actionBadgeOf(action)
  return (
    <tr>
      <Cell row>
        <Link to="/atgarder/$id" params={{ id: action.id }} className={styles.reference}>
          {action.reference}
        </Link>
      </Cell>
      <Cell wide>
        <span className={styles.title}>{action.title}</span>
        <span className="muted">{action.unitName}</span>
      </Cell>
      <Cell>
        <span className={styles.badges}>
          <Badge tone={tone}>{label}</Badge>
          {action.recurredAt === null ? null : (
            <Badge tone="danger" icon="alert">
              {t.recurred}
            </Badge>
          )}
        </span>
      </Cell>
      {isElsewhere ? (
        <>
          <Cell label={t.columns.party}>{action.outsideName}</Cell>
          <Cell label={t.columns.contact}>{action.ownerName ?? t.nobody}</Cell>
          <Cell label={t.columns.waited}>{waited(action)}</Cell>
        </>
      ) : (
        <Cell label={t.columns.owner}>{action.ownerName ?? t.nobody}</Cell>
      )}
      <Cell>
        {isWaiting(action.status) ? (
          <DueBadge dueOn={action.dueOn} />
        ) : (
          <span className={styles.none}>–</span>
        )}
      </Cell>
    </tr>
  )
}

/** How long somebody else has had it. */
export function waited(
  { sentOn, answeredOn }: Pick<Summary, 'sentOn' | 'answeredOn'>,
  today = civilDate(),
): string {
  if (sentOn === null) return t.notSent
  return answeredOn === null ? t.waited(daysBetween(sentOn, today)) : t.answered
}
