import { lazy, Suspense, useState } from 'react'
import { entryKindLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { dateAndTime, shortDate } from '@/lib/dates'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Cell, Table } from '@/ui/table/Table'
import { t } from './messages.sv'
import type { Entry, Investigation } from './queries'
import { StrikeButton, Struck } from './Struck'
import { TimePicture } from './TimePicture'

const EntryDialog = lazy(() => import('./EntryDialog').then((file) => ({ default: file.EntryDialog })))
const StrikeDialog = lazy(() => import('./StrikeDialog').then((file) => ({ default: file.StrikeDialog })))

/** What came out, in the order that it happened: a picture, and the table that it is a picture of. */
export function Course({ investigation }: { investigation: Investigation }) {
  const [open, setOpen] = useState<'note' | Entry | null>(null)
  const { matterId, ledgerEntries } = investigation
  const standing = ledgerEntries.filter(({ struckAt }) => struckAt === null)
  const notes = standing.map((entry, i) => ({ entry, number: i + 1 }))
  const { columns } = t.course
  const close = () => setOpen(null)
  return (
    <Card
      title={t.course.title}
      aside={
        may(investigation, 'ledger-entries') ? (
          <Button icon="plus" onClick={() => setOpen('note')}>
            {t.course.add}
          </Button>
        ) : undefined
      }
    >
      {notes.length === 0 ? (
        <p className="muted">{t.course.none}</p>
      ) : (
        <>
          <TimePicture notes={notes} />
          <Table caption={t.course.title} stack columns={Object.values(columns)}>
            {notes.map(({ entry, number }) => (
              <tr key={entry.id}>
                <Cell row label={columns.number}>
                  {number}
                </Cell>
                <Cell label={columns.when}>{whenOf(entry)}</Cell>
                <Cell label={columns.what} wide>
                  <span className="prose">{entry.words}</span>
                  <StrikeButton row={entry} name={`${number}`} onStrike={() => setOpen(entry)} />
                </Cell>
                <Cell label={columns.source}>
                  {entryKindLabels[entry.kind]}: {entry.source}
                </Cell>
                <Cell label={columns.by}>
                  {[entry.authorName, entry.authorTitle, dateAndTime(entry.recordedAt)]
                    .filter((part) => part !== '')
                    .join(', ')}
                </Cell>
              </tr>
            ))}
          </Table>
        </>
      )}
      <Struck rows={ledgerEntries.filter(({ struckAt }) => struckAt !== null)} says={({ words }) => words} />
      <Suspense>
        {open === 'note' ? <EntryDialog matterId={matterId} onClose={close} /> : null}
        {open === null || open === 'note' ? null : (
          <StrikeDialog matterId={matterId} row={['entry', open.id]} onClose={close} />
        )}
      </Suspense>
    </Card>
  )
}

function whenOf({ happenedOn, clockTime }: Entry): string {
  if (happenedOn === null) return t.course.noDay
  return [shortDate(happenedOn), clockTime].filter((part) => part !== null).join(' ')
}
