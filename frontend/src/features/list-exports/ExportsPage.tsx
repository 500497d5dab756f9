import { useQuery } from '@tanstack/react-query'
import { dateAndTime } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { ChipGroup } from '@/ui/chip-group/ChipGroup'
import { Stack } from '@/ui/layout/Layout'
import { Link } from '@/ui/link/Link'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { t } from './messages.sv'
import { exportsQuery, PAGE_SIZE, type Summary } from './queries'
import { statusOf } from './status'

export interface ExportSearch {
  mina?: true | undefined
  sida?: number | undefined
}

interface Props {
  search: ExportSearch
  /** Whether the list reaches only one's own. */
  isOwnOnly: boolean
  onSearch: (change: ExportSearch) => void
}

/** What has been taken out of lists: one's own, and for those who watch over it everybody's. */
export function ExportsPage({ search, isOwnOnly, onSearch }: Props) {
  const page = search.sida ?? 1
  const isMine = search.mina ?? false
  const answer = useQuery(exportsQuery(isMine, page))
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Stack>
        {isOwnOnly ? null : (
          <Card print={false}>
            <ChipGroup
              label={t.only}
              choices={[{ value: 'mina', label: t.mine }]}
              chosen={isMine ? ['mina'] : []}
              onChange={(only) => onSearch({ mina: only.length > 0 ? true : undefined, sida: undefined })}
            />
          </Card>
        )}
        <Listing
          answer={answer}
          words={t}
          isOwnOnly={isOwnOnly}
          icon="download"
          isNarrowed={isMine}
          paging={{ page, limit: PAGE_SIZE }}
        >
          {(exports, isBusy) => <ExportTable exports={exports} isBusy={isBusy} />}
        </Listing>
      </Stack>
    </>
  )
}

function ExportTable({ exports, isBusy }: { exports: readonly Summary[]; isBusy: boolean }) {
  return (
    <Table
      caption={t.caption}
      stack
      busy={isBusy}
      head={
        <>
          <HeadCell>{t.columns.what}</HeadCell>
          <HeadCell>{t.columns.who}</HeadCell>
          <HeadCell>{t.columns.when}</HeadCell>
          <HeadCell number>{t.columns.rows}</HeadCell>
          <HeadCell>{t.columns.purpose}</HeadCell>
          <HeadCell>{t.columns.status}</HeadCell>
        </>
      }
    >
      {exports.map((each) => (
        <tr key={each.id}>
          <Cell row wide>
            <Link to="/uttag/$id" params={{ id: each.id }}>
              {t.lists[each.listName]}
              <span className="visually-hidden">{`, ${each.personName}, ${dateAndTime(each.requestedAt)}`}</span>
            </Link>
          </Cell>
          <Cell label={t.columns.who}>{each.personName}</Cell>
          <Cell label={t.columns.when}>
            <time dateTime={each.requestedAt}>{dateAndTime(each.requestedAt)}</time>
          </Cell>
          <Cell label={t.columns.rows} number>
            {t.rows(each.rowCount)}
          </Cell>
          <Cell label={t.columns.purpose}>{each.purpose ?? '–'}</Cell>
          <Cell>
            <Badge tone={statusOf(each).tone}>{statusOf(each).label}</Badge>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
