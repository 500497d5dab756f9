import { may } from '@/api/resource'
import { MATTER_PAGE, type MatterKind } from '@/domain/matters'
import { longDate } from '@/lib/dates'
import { number } from '@/lib/format'
import { BackLink } from '@/ui/link/Link'
import { Listing, whole } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { t } from './messages.sv'
import type { Reader, Readers } from './queries'

/** Who has opened a matter, and on which days. */
export function ReadersPage({ shown }: { shown: Readers }) {
  const { kind, matterId, reference, readers } = shown
  const back = may(shown, 'matter') ? (
    <BackLink to={MATTER_PAGE[kind as MatterKind]} params={{ id: matterId }}>
      {reference}
    </BackLink>
  ) : undefined
  return (
    <>
      <PageHeader back={back} title={t.readersTitle(reference)} lead={t.readersLead} />
      <Listing
        answer={whole(readers)}
        words={{ one: t.reader, many: t.readers, nothingYet: t.noReaders, nothingYetText: t.noReadersText }}
        icon="people"
      >
        {(items) => <ReaderTable readers={items} />}
      </Listing>
    </>
  )
}

function ReaderTable({ readers }: { readers: readonly Reader[] }) {
  return (
    <Table
      caption={t.readersCaption}
      stack
      head={
        <>
          <HeadCell>{t.readersColumns.who}</HeadCell>
          <HeadCell>{t.readersColumns.units}</HeadCell>
          <HeadCell>{t.readersColumns.day}</HeadCell>
          <HeadCell>{t.readersColumns.what}</HeadCell>
          <HeadCell number>{t.readersColumns.times}</HeadCell>
        </>
      }
    >
      {readers.map((reader) => (
        <tr key={`${reader.lastAt} ${reader.operation} ${reader.name}`}>
          <Cell row>{reader.name ?? t.actors[reader.kind]}</Cell>
          <Cell label={t.readersColumns.units}>
            {reader.unitNames.length === 0 ? '–' : reader.unitNames.join(', ')}
          </Cell>
          <Cell label={t.readersColumns.day}>{longDate(reader.day)}</Cell>
          <Cell label={t.readersColumns.what}>
            {reader.operationName}
            {reader.purpose === null ? null : <div className="muted">{reader.purpose}</div>}
          </Cell>
          <Cell label={t.readersColumns.times} number>
            {number(reader.times)}
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
