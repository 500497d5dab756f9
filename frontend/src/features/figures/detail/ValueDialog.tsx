import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate } from '@/lib/dates'
import { periodsOf } from '@/lib/periods'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { t } from '../messages.sv'
import { type Figure, figureQuery, noteValue } from '../queries'
import { START, standingOf, toValue, type ValueValues, validateValue } from './value-form'

const YEARS = 5

/** A month of a figure that people count themselves. */
export function ValueDialog({ figure, onClose }: { figure: Figure; onClose: () => void }) {
  const isShare = figure.chartKind === 'p'
  const months = periodsOf('manad', civilDate(), { years: YEARS }).filter(({ to }) => to < civilDate())
  const action = useAction<ValueValues, Figure>({
    kind: 'figure',
    start: START,
    validate: (values) => validateValue(values, isShare),
    send: (values, how) => noteValue(figure.id, toValue(values, isShare), how),
    query: ({ id }) => figureQuery(id),
    says: () => t.valueDone,
    onSaved: onClose,
  })
  const { text } = bind(action)
  return (
    <ActionDialog action={action} title={t.value} save={t.valueSave} onClose={onClose}>
      <SelectField
        {...text('month')}
        label={t.month}
        required
        hint={standingOf(figure, action.values.month)}
        choices={months.map(({ code, label }) => ({ value: code, label }))}
      />
      <TextField
        {...text('numerator')}
        label={isShare ? t.part : t.number}
        required
        width="short"
        inputMode="decimal"
      />
      {isShare ? (
        <TextField {...text('denominator')} label={t.whole} required width="short" inputMode="numeric" />
      ) : null}
      <TextField
        {...text('note')}
        label={t.note}
        hint={t.noteHint}
        maxLength={rules.FigureValueCreate.note.maxLength}
      />
    </ActionDialog>
  )
}
