import { TimeLeftBadge } from '@/domain/TimeLeftBadge'
import { longDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Row, RowList } from '@/ui/row-list/RowList'
import styles from './InboxPage.module.css'
import { LateUnits } from './LateUnits'
import { t } from './messages.sv'
import { OwnReports } from './OwnReports'
import { actPage, type Note, type WorkItem, type WorkItems } from './queries'
import { StartNotes } from './StartNotes'

const GROUPS = Object.keys(t.groups) as WorkItem['group'][]

interface Props {
  work: WorkItems
  notes: readonly Note[]
  /** Also what others answer for within one's reach. */
  showsAll: boolean
  onShowAll: (all: boolean) => void
  mayReport: boolean
  /** Whether the list reaches only one's own, so that what is late elsewhere is not seen. */
  isOwnOnly: boolean
}

/** What must I do today? Ordered by when it must be done, not by what exists. */
export function InboxPage({ work, notes, showsAll, onShowAll, mayReport, isOwnOnly }: Props) {
  const all = work.workItems
  const mine = all.filter((item) => item.isMine)
  const items = showsAll ? all : mine
  const others = all.length - mine.length
  const total = work.counts.overdue + work.counts.twoWeeks + work.counts.later
  const late = mine.filter((item) => item.group === 'overdue').length
  const isLate =
    all.some(({ group }) => group === 'overdue') ||
    work.lateUnits.length > 0 ||
    notes.some((note) => note.isLate)
  return (
    <>
      <PageHeader
        title={t.title}
        lead={mine.length === 0 ? t.nothing : t.sum(mine.length, late)}
        actions={
          mayReport ? (
            <span className="narrow-only">
              <ActionLink to="/rapportera" kind="primary" icon="plus">
                {t.report}
              </ActionLink>
            </span>
          ) : null
        }
      />
      <Stack width="page">
        {others === 0 ? null : (
          <CheckboxField
            label={t.others(others)}
            checked={showsAll}
            onChange={(event) => onShowAll(event.target.checked)}
          />
        )}
        {items.length === 0 && !isLate ? (
          <Card>
            <EmptyState title={isOwnOnly ? t.nothingOwnTitle : t.emptyTitle}>
              {isOwnOnly ? t.nothingOwn : t.emptyText}
            </EmptyState>
          </Card>
        ) : null}
        {GROUPS.map((group) => (
          <Group key={group} name={group} items={items.filter((item) => item.group === group)} />
        ))}
        <LateUnits units={work.lateUnits} />
        <StartNotes notes={notes.filter(({ thingId }) => !all.some(({ id }) => id === thingId))} />
        {total > all.length ? <p className="muted">{t.capped(all.length)}</p> : null}
        {mayReport || work.myReports.length > 0 ? <OwnReports reports={work.myReports} /> : null}
      </Stack>
    </>
  )
}

function Group({ name, items }: { name: WorkItem['group']; items: readonly WorkItem[] }) {
  if (items.length === 0) return null
  return (
    <Card
      title={t.groups[name]}
      flush
      aside={<Badge tone={name === 'overdue' ? 'danger' : 'neutral'}>{items.length}</Badge>}
    >
      <RowList>
        {items.map((item) => (
          <Row
            key={item.id}
            aside={
              <div className={styles.when}>
                <TimeLeftBadge dueOn={item.dueOn} dueAt={item.dueAt} />
                <span className={styles.soft}>{t.due[item.kind](longDate(item.dueOn))}</span>
              </div>
            }
          >
            <Link to={actPage(item)} params={{ id: item.id }}>
              {item.step}: {item.title}
            </Link>
            <p className={styles.soft}>
              {item.reference} · {item.unitName}
              {item.inPlaceOf === null ? null : ` · ${t.inPlaceOf(item.inPlaceOf)}`}
            </p>
            {item.immediateDanger ? (
              <Badge tone="danger" icon="alert">
                {t.danger}
              </Badge>
            ) : null}
          </Row>
        ))}
      </RowList>
    </Card>
  )
}
