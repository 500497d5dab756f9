import { useQuery } from '@tanstack/react-query'
import { listQuery, PAGE_SIZE, type Summary } from '@/api/deviation-list'
import { STATUS } from '@/domain/deviation-status.sv'
import { civilDate, shortDate } from '@/lib/dates'
import { number } from '@/lib/format'
import { isNarrowed } from '@/lib/search-fields'
import { Badge } from '@/ui/badge/Badge'
import { ChipGroup } from '@/ui/chip-group/ChipGroup'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink, Link } from '@/ui/link/Link'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { StatTile, StatTiles } from '@/ui/stat-tile/StatTile'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { t } from './messages.sv'
import { type Counts, ideaFiguresQuery } from './queries'
import { type IdeaSearch, STATES, toFilter } from './search'

interface Props {
  search: IdeaSearch
  isOwnOnly: boolean
  mayReport: boolean
  /** Whether the figures are for the caller too. */
  mayCount: boolean
  onSearch: (change: Partial<IdeaSearch>) => void
  onClear: () => void
}

/** What employees have proposed, how far each has come, and how the year's have fared. */
export function IdeasPage({ search, isOwnOnly, mayReport, mayCount, onSearch, onClear }: Props) {
  const page = search.sida ?? 1
  const answer = useQuery(listQuery(toFilter(search), { page, text: '' }))
  const figures = useQuery({ ...ideaFiguresQuery, enabled: mayCount })
  return (
    <>
      <PageHeader
        back={<BackLink to="/avvikelser">{t.back}</BackLink>}
        title={t.title}
        lead={t.lead}
        actions={
          <>
            {mayReport ? (
              <ActionLink to="/rapportera" kind="primary" icon="plus">
                {t.give}
              </ActionLink>
            ) : null}
            <ActionLink to="/avvikelser" search={{ typ: ['improvement-idea'] }}>
              {t.all}
            </ActionLink>
          </>
        }
      />
      <Stack>
        {figures.data === undefined ? null : (
          <Figures now={figures.data.counts} before={figures.data.previousCounts} />
        )}
        <ChipGroup
          label={t.status}
          choices={STATES.map((value) => ({ value, label: STATUS[value].label }))}
          chosen={search.status ?? []}
          onChange={(chosen) =>
            onSearch({ status: STATES.filter((state) => chosen.includes(state)), sida: undefined })
          }
        />
        <Listing
          answer={answer}
          words={t}
          isOwnOnly={isOwnOnly}
          paging={{ page, limit: PAGE_SIZE }}
          isNarrowed={isNarrowed(search)}
          onClear={onClear}
        >
          {(ideas, isBusy) => <IdeaTable ideas={ideas} isBusy={isBusy} />}
        </Listing>
      </Stack>
    </>
  )
}

function Figures({ now, before }: { now: Counts; before: Counts }) {
  const days = ({ medianDays }: Counts) => (medianDays === null ? t.tiles.none : number(medianDays))
  return (
    <StatTiles>
      <StatTile
        label={t.tiles.received}
        value={number(now.received)}
        note={
          <Lines
            first={t.tiles.open(now.considered, now.tried)}
            second={t.tiles.before(number(before.received))}
          />
        }
      />
      <StatTile
        label={t.tiles.adopted}
        value={number(now.adopted)}
        note={
          <Lines first={t.tiles.declined(now.declined)} second={t.tiles.before(number(before.adopted))} />
        }
      />
      <StatTile
        label={t.tiles.median}
        value={days(now)}
        note={
          <Lines first={t.tiles.answered(now.answered, now.received)} second={t.tiles.before(days(before))} />
        }
      />
    </StatTiles>
  )
}

function Lines({ first, second }: { first: string; second: string }) {
  return (
    <>
      {first}
      <br />
      {second}
    </>
  )
}

function IdeaTable({ ideas, isBusy }: { ideas: readonly Summary[]; isBusy: boolean }) {
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
          <HeadCell>{t.columns.reported}</HeadCell>
        </>
      }
    >
      {ideas.map(({ id, reference, title, unitName, status, answeredAt, reportedAt }) => (
        <tr key={id}>
          <Cell row>
            <Link to="/avvikelser/$id" params={{ id }}>
              {reference}
            </Link>
          </Cell>
          <Cell wide>
            {title}
            <br />
            <span className="muted">{unitName}</span>
          </Cell>
          <Cell>
            <Badge tone={STATUS[status].tone}>{STATUS[status].label}</Badge>{' '}
            {answeredAt === null ? null : <Badge>{t.answered}</Badge>}
          </Cell>
          <Cell label={t.columns.reported}>
            <time dateTime={reportedAt}>{shortDate(civilDate(reportedAt))}</time>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
