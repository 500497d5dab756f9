import { bind, type Fields } from '@/forms/fields'
import { civilDate } from '@/lib/dates'
import { DateField } from '@/ui/date-field/DateField'
import { Columns } from '@/ui/layout/Layout'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextField } from '@/ui/text-field/TextField'
import { t } from '../messages.sv'
import type { MomentValues } from './moment-form'

const WHICH = [
  { value: 'first', label: t.moment.first },
  { value: 'second', label: t.moment.second },
]

interface Props {
  fields: Fields<MomentValues>
  label: string
}

/** A day and what the clock showed. Asks which of the two it was, when the server says that it showed that twice. */
export function MomentFields({ fields, label }: Props) {
  const { text, radio, field } = bind(fields)
  const asksWhich = fields.values.which !== '' || fields.fault('time')?.includes(t.moment.twice) === true
  return (
    <>
      <Columns>
        <DateField {...field('day')} label={label} required max={civilDate()} />
        <TextField
          {...text('time')}
          label={t.moment.time}
          hint={t.moment.timeHint}
          required
          width="short"
          inputMode="numeric"
        />
      </Columns>
      {asksWhich ? <RadioGroup {...radio('which')} label={t.moment.which} choices={WHICH} /> : null}
    </>
  )
}
