import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { t as words } from '@/domain/organisation.sv'
import { Badge } from '@/ui/badge/Badge'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink, Link } from '@/ui/link/Link'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Cell, Table } from '@/ui/table/Table'
import { t } from './messages.sv'
import { PAGE_SIZE, type Summary, setsQuery } from './queries'

interface Props {
  boardId: string
  page: number
  board: ReactNode
}

/** The questions of a board: what is asked now, and what is being written. */
export function QuestionsPage({ boardId, page, board }: Props) {
  const answer = useQuery(setsQuery(boardId, page))
  return (
    <>
      <PageHeader
        back={<BackLink to="/administration">{words.administration}</BackLink>}
        title={t.title}
        lead={t.lead}
        actions={
          <ActionLink to="/administration/fragor/ny" search={{ namnd: boardId }} kind="primary" icon="plus">
            {t.new}
          </ActionLink>
        }
      />
      <Stack>
        {board}
        <Listing answer={answer} words={t} icon="list" paging={{ page, limit: PAGE_SIZE }}>
          {(sets, isBusy) => <SetTable sets={sets} isBusy={isBusy} />}
        </Listing>
      </Stack>
    </>
  )
}

function SetTable({ sets, isBusy }: { sets: readonly Summary[]; isBusy: boolean }) {
  return (
    <Table caption={t.caption} stack busy={isBusy} columns={Object.values(t.columns)}>
      {sets.map((set) => (
        <tr key={set.id}>
          <Cell row>
            <Link to="/administration/fragor/$id" params={{ id: set.id }}>
              {set.name}
            </Link>
          </Cell>
          <Cell label={t.columns.kinds}>{kindsOf(set)}</Cell>
          <Cell label={t.columns.asked}>{set.questionCount}</Cell>
          <Cell label={t.columns.state}>
            <SetBadges set={set} />
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

/** What a set is proposed for. */
export function kindsOf({ kinds }: { kinds: readonly string[] }): string {
  return kinds.map((kind) => t.kinds[kind] ?? kind).join(', ') || t.noKind
}

interface Standing {
  number: number
  status: Summary['status']
  publishedNumber: number | null
}

/** The version in use, the one being written, or that there is neither. */
export function SetBadges({ set: { number, status, publishedNumber } }: { set: Standing }) {
  return (
    <>
      {publishedNumber === null ? null : <Badge tone="ok">{t.inUse(publishedNumber)}</Badge>}{' '}
      {status === 'draft' ? <Badge tone="accent">{t.draftOf(number)}</Badge> : null}
      {status === 'ended' ? <Badge>{t.notUsed}</Badge> : null}
    </>
  )
}
