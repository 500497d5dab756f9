import { may } from '@/api/resource'
import { EditForm } from '@/forms/EditForm'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { Card } from '@/ui/card/Card'
import { Columns } from '@/ui/layout/Layout'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import type { FileKind } from './kinds'
import { faultsOf, type LayoutAnswers, layoutOf, NOT_USED, startOf, UNDECIDED } from './layout-form'
import { t } from './messages.sv'
import { type ImportColumn, type Imported, importQuery, layOut } from './queries'

interface Props {
  kind: FileKind
  received: Imported
  all: readonly ImportColumn[]
}

/** Where in the file the rows are, and what its own columns are called here. */
export function LayoutForm({ kind, received, all }: Props) {
  const action = useAction<LayoutAnswers, Imported>({
    kind: `${kind.of}-import`,
    start: startOf(received),
    validate: faultsOf,
    seen: received,
    mayStill: (saved) => may(saved, 'layout'),
    query: ({ id }) => importQuery(kind.of, id),
    differences: (mine, saved) => [
      { field: t.headingRow, mine: mine.headingRow, theirs: String(saved.headingRow ?? '') },
    ],
    send: (answers, how) => layOut(kind.of, received.id, layoutOf(answers, received), how),
    says: () => t.readAgainDone,
    onSaved: () => undefined,
  })
  const { columns } = action.values
  const near = new Map(received.nearMisses.map(({ heading, column }) => [heading, column]))
  const choices = [
    { value: NOT_USED, label: t.notUsed },
    ...all.map(({ heading }) => ({ value: heading, label: heading })),
  ]
  return (
    <Card title={t.layoutTitle}>
      <EditForm action={action} save={t.readAgain}>
        <p className="muted">{t.layoutText}</p>
        <Columns even>
          {received.sheets.length > 1 ? (
            <SelectField
              {...bind(action).text('sheet')}
              label={t.sheet}
              empty={null}
              choices={received.sheets.map((name) => ({ value: name, label: name }))}
            />
          ) : null}
          <TextField
            {...bind(action).text('headingRow')}
            label={t.headingRow}
            inputMode="numeric"
            width="short"
            required
          />
          {Object.entries(columns).map(([heading, ours], i) => (
            <SelectField
              key={heading}
              id={i === 0 ? action.id('columns') : `${action.id('columns')}${i}`}
              label={t.ours(heading)}
              hint={near.has(heading) ? t.near(near.get(heading) ?? '') : undefined}
              error={ours === UNDECIDED ? action.fault('columns') : undefined}
              empty={null}
              choices={ours === UNDECIDED ? [{ value: UNDECIDED, label: t.undecided }, ...choices] : choices}
              value={ours}
              onChange={(event) => action.change({ columns: { ...columns, [heading]: event.target.value } })}
            />
          ))}
        </Columns>
      </EditForm>
    </Card>
  )
}
