import { answerKindLabels } from '@/api/codes.gen'
import * as rules from '@/api/rules.gen'
import { warningOf } from '@/forms/fields'
import { IconButton } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { ChipGroup } from '@/ui/chip-group/ChipGroup'
import { FieldError } from '@/ui/field/Field'
import { Columns } from '@/ui/layout/Layout'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextArea } from '@/ui/text-area/TextArea'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import { answersTo, before, type Requirement, type Row } from './questions-form'

const KINDS = choices(answerKindLabels)
const REQUIREMENTS = choices(t.requirements)

interface Props {
  rows: readonly Row[]
  row: Row
  id: (name: string) => string
  fault: (name: string) => string | undefined
  onChange: (rows: readonly Row[]) => void
}

/** One question: what is asked, what it is answered with, and when it must be. */
export function QuestionFields({ rows, row, id, fault, onChange }: Props) {
  const at = rows.indexOf(row)
  const place = (field: string) => ({
    id: id(`questions.${at}.${field}`),
    error: fault(`questions.${at}.${field}`),
  })
  const set = (part: Partial<Row>) =>
    onChange(rows.map((other) => (other === row ? { ...row, ...part } : other)))
  const text = (name: 'text' | 'help' | 'choices' | 'low' | 'high' | 'law', field: string = name) => ({
    ...place(field),
    value: row[name],
    warning: warningOf(row[name]),
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  })
  return (
    <Card title={t.questionOf(at + 1)} aside={<Moves rows={rows} at={at} onChange={onChange} />}>
      <TextField {...text('text')} label={t.text} required />
      <SelectField
        {...place('answerKind')}
        label={t.kind}
        empty={null}
        choices={KINDS}
        value={row.kind}
        onChange={(event) => set({ kind: event.target.value as Row['kind'] })}
      />
      {row.kind === 'choice' ? (
        <TextArea {...text('choices')} label={t.choices} hint={t.choicesHint} required />
      ) : null}
      {row.kind === 'number' ? (
        <Columns even>
          <TextField {...text('low')} label={t.low} width="short" inputMode="decimal" />
          <TextField {...text('high')} label={t.high} width="short" inputMode="decimal" />
        </Columns>
      ) : null}
      <TextArea
        {...text('help')}
        label={t.help}
        hint={t.helpHint}
        rows={2}
        limit={rules.Question.help.maxLength}
      />
      <TextField {...text('law', 'legalReference')} label={t.law} />
      <SelectField
        {...place('isRequired')}
        label={t.required}
        empty={null}
        choices={REQUIREMENTS}
        value={row.required}
        onChange={(event) => set({ required: event.target.value as Requirement })}
      />
      {row.required === 'when' ? <When rows={rows} row={row} place={place} set={set} /> : null}
    </Card>
  )
}

interface WhenProps {
  rows: readonly Row[]
  row: Row
  place: (field: string) => { id: string; error: string | undefined }
  set: (part: Partial<Row>) => void
}

/** Which earlier question, and which answers to it, this one is required by. */
function When({ rows, row, place, set }: WhenProps) {
  const by = rows.find(({ id }) => id === row.whenRow)
  const { id, error } = place('values')
  return (
    <>
      <SelectField
        {...place('requiredWhen')}
        label={t.whenQuestion}
        required
        choices={before(rows, row).map((other) => ({ value: other.id, label: other.text }))}
        value={row.whenRow}
        onChange={(event) => set({ whenRow: event.target.value, whenValues: [] })}
      />
      {by === undefined ? null : (
        <div id={id} tabIndex={-1}>
          <FieldError id={`${id}-error`} text={error} />
          <ChipGroup
            label={t.whenAnswers}
            choices={answersTo(by)}
            chosen={row.whenValues}
            onChange={(whenValues) => set({ whenValues })}
          />
        </div>
      )}
    </>
  )
}

function Moves({ rows, at, onChange }: Pick<Props, 'rows' | 'onChange'> & { at: number }) {
  const move = (to: number) => {
    const moved = rows.toSpliced(at, 1)
    const row = rows[at]
    if (row !== undefined) onChange(moved.toSpliced(to, 0, row))
  }
  return (
    <div>
      {at > 0 ? <IconButton icon="arrowUp" label={t.up(at + 1)} onClick={() => move(at - 1)} /> : null}
      {at < rows.length - 1 ? (
        <IconButton icon="arrowDown" label={t.down(at + 1)} onClick={() => move(at + 1)} />
      ) : null}
      <IconButton icon="close" label={t.remove(at + 1)} onClick={() => onChange(rows.toSpliced(at, 1))} />
    </div>
  )
}

function choices(labels: Readonly<Record<string, string>>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }))
}
