import { useState } from 'react'
import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { number } from '@/lib/format'
import { Button, ButtonRow } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { Cell, Table } from '@/ui/table/Table'
import { TextField } from '@/ui/text-field/TextField'
import styles from './ImportPage.module.css'
import type { FileKind } from './kinds'
import { t } from './messages.sv'
import { correctCells, type ImportColumn, type Imported, importQuery } from './queries'
import { type Mistake, mistakes, stillStands } from './verdicts'

interface Props {
  kind: FileKind
  received: Imported
  columns: readonly ImportColumn[]
}

/** What stands wrong in the file, each once, to be mended in every row at the same time. */
export function Mistakes({ kind, received, columns }: Props) {
  const [mending, setMending] = useState<Mistake | null>(null)
  const all = mistakes(received)
  // While something is being mended the question stays, also when somebody else has just mended the last of it.
  if (all.length === 0 && mending === null) return null
  return (
    <Card flush title={t.correctTitle}>
      <p className={styles.text}>
        {t.correctText} {received.status === 'done' ? t.correctTakes : t.correctTries}
      </p>
      <Table caption={t.correctTitle} stack columns={[t.column, t.stands, t.inRows, t.correct]}>
        {all.map((mistake) => (
          <tr key={`${mistake.heading} ${mistake.value} ${mistake.row}`}>
            <Cell row>{mistake.heading}</Cell>
            <Cell>
              <span className="prose">{mistake.value === '' ? t.empty : mistake.value}</span>
            </Cell>
            <Cell>{mistake.row === null ? number(mistake.rows) : t.onRow(mistake.row, mistake.who)}</Cell>
            <Cell>
              <Button
                aria-label={t.correctName(mistake.heading, mistake.value, mistake.row)}
                onClick={() => setMending(mistake)}
              >
                {t.correct}
              </Button>
            </Cell>
          </tr>
        ))}
      </Table>
      {mending === null ? null : (
        <Mend {...{ kind, received, columns }} mistake={mending} onClose={() => setMending(null)} />
      )}
    </Card>
  )
}

interface MendProps extends Props {
  mistake: Mistake
  onClose: () => void
}

function Mend({ kind, received, columns, mistake, onClose }: MendProps) {
  const { heading, value, row, who, suggestions } = mistake
  const isNeeded = columns.some((column) => column.heading === heading && column.isRequired)
  const mayBeEmptied = value !== '' && !isNeeded
  const action = useAction<{ replacement: string; isEmptied: boolean }, Imported>({
    kind: `${kind.of}-import`,
    start: { replacement: '', isEmptied: false },
    validate: ({ replacement, isEmptied }) =>
      replacement.trim() === '' && !isEmptied ? { replacement: t.replacementFault } : {},
    seen: received,
    mayStill: (saved) => may(saved, 'corrections') && stillStands(saved, mistake),
    query: ({ id }) => importQuery(kind.of, id),
    differences: ({ replacement, isEmptied }, saved) => [
      {
        field: heading,
        mine: isEmptied ? t.empty : replacement,
        theirs: stillStands(saved, mistake) ? value : t.correctedByOther,
      },
    ],
    send: ({ replacement, isEmptied }, how) => {
      const said = isEmptied ? '' : replacement.trim()
      return correctCells(kind.of, received.id, { heading, value, row, replacement: said }, how)
    },
    says: ({ status }) => (status === 'taking-in' ? t.correctTaken : t.correctDone),
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.correctDialog(heading)} save={t.correct} onClose={onClose}>
      <p>{t.correctFrom(value)}</p>
      {row === null ? null : <p>{t.onlyOn(t.onRow(row, who))}</p>}
      {suggestions.length === 0 || action.values.isEmptied ? null : (
        <div role="group" aria-label={t.suggestions}>
          <p className="muted">{t.suggestions}</p>
          <ButtonRow>
            {suggestions.map((suggestion) => (
              <Button key={suggestion} onClick={() => action.change({ replacement: suggestion })}>
                {suggestion}
              </Button>
            ))}
          </ButtonRow>
        </div>
      )}
      {action.values.isEmptied ? null : (
        <TextField {...bind(action).text('replacement')} label={t.replacement} required />
      )}
      {mayBeEmptied ? (
        <CheckboxField
          id={action.id('isEmptied')}
          label={t.emptied}
          checked={action.values.isEmptied}
          onChange={(event) => action.change({ isEmptied: event.target.checked })}
        />
      ) : null}
    </ActionDialog>
  )
}
