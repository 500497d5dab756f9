import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { civilDate, dateAndTime, longDate } from '@/lib/dates'
import { isNarrowed } from '@/lib/search-fields'
import { sv } from '@/messages/sv'
import { Badge } from '@/ui/badge/Badge'
import { Button, ButtonRow } from '@/ui/button/Button'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink } from '@/ui/link/Link'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Cell, Table } from '@/ui/table/Table'
import { LogFilters } from './LogFilters'
import { t } from './messages.sv'
import { type AccessEvent, eventsQuery } from './queries'
import { type LogSearch, toFilter } from './search'

interface Props {
  /** Whose log it is. */
  boardId: string
  boardName: string
  search: LogSearch
  person: string
  board: ReactNode
  onSearch: (change: Partial<LogSearch>, person: string) => void
  onClear: () => void
}

/** Who has read and done what, for those who watch over it. */
export function LogPage({ boardId, boardName, search, person, board, onSearch, onClear }: Props) {
  const answer = useInfiniteQuery(eventsQuery(toFilter(boardId, search, person)))
  const events = answer.data?.pages.flatMap(({ accessEvents }) => accessEvents)
  const narrowed = person !== '' || isNarrowed({ ...search, namnd: undefined })
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        meta={
          <>
            <span>{boardName}</span>
            <span>{daysOf(search)}</span>
          </>
        }
        actions={<ActionLink to="/uttag">{t.exports}</ActionLink>}
      />
      <Stack>
        <LogFilters
          key={JSON.stringify([search, person])}
          search={search}
          person={person}
          board={board}
          onSearch={onSearch}
          onClear={narrowed ? onClear : undefined}
        />
        <Listing
          answer={{ ...answer, data: events && { items: events, total: events.length } }}
          words={t}
          icon="shield"
          isNarrowed={narrowed}
          onClear={onClear}
          note={answer.hasNextPage ? t.moreAreOlder : undefined}
        >
          {(items, isBusy) => <EventTable events={items} isBusy={isBusy} />}
        </Listing>
        {answer.hasNextPage ? (
          <ButtonRow>
            <Button
              onClick={() => void answer.fetchNextPage()}
              pending={answer.isFetchingNextPage}
              pendingText={sv.loading}
            >
              {t.older}
            </Button>
          </ButtonRow>
        ) : null}
      </Stack>
    </>
  )
}

/** The days that are shown, so that a printed page says them too. */
function daysOf({ fran, till = civilDate() }: LogSearch): string {
  return fran === undefined ? t.thirtyDays(longDate(till)) : t.days(longDate(fran), longDate(till))
}

function EventTable({ events, isBusy }: { events: readonly AccessEvent[]; isBusy: boolean }) {
  return (
    <Table caption={t.caption} stack busy={isBusy} columns={Object.values(t.columns)}>
      {events.map((event) => (
        <tr key={event.id}>
          <Cell row>{dateAndTime(event.at)}</Cell>
          <Cell label={t.columns.who}>{event.actorName ?? t.actors[event.actorKind]}</Cell>
          <Cell label={t.columns.what}>
            {event.operationName}{' '}
            <Badge tone={event.kind === 'denial' ? 'danger' : 'neutral'}>{event.kindName}</Badge>
          </Cell>
          <Cell label={t.columns.matters}>{mattersOf(event)}</Cell>
          <Cell label={t.columns.more}>{event.purpose ?? event.reason ?? ''}</Cell>
        </tr>
      ))}
    </Table>
  )
}

/** The numbers that are shown, and how many more there were. */
function mattersOf({ matters, shownCount }: AccessEvent): string {
  const rest = shownCount - matters.length
  if (matters.length === 0) return rest > 0 ? t.others(rest) : ''
  return rest > 0 ? `${matters.join(', ')} ${t.andMore(rest)}` : matters.join(', ')
}
