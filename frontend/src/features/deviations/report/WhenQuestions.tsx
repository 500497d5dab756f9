import { bind } from '@/forms/fields'
import { civilDate } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { DateField } from '@/ui/date-field/DateField'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import styles from './ReportForm.module.css'
import type { QuestionProps } from './report-form'

const CHOICES = [
  { value: 'now', label: t.whenNow },
  { value: 'day', label: t.whenDay },
  { value: 'unknown', label: t.whenUnknown },
]

export function WhenQuestions(fields: QuestionProps) {
  const { text, radio, field } = bind(fields)
  return (
    <Card>
      <RadioGroup label={t.when} look="inline" choices={CHOICES} {...radio('when')} />
      {fields.values.when === 'day' ? (
        <div className={styles.pair}>
          <DateField {...field('day')} label={t.day} required max={civilDate()} />
          <TextField {...text('time')} label={t.time} hint={t.timeHint} width="short" inputMode="numeric" />
        </div>
      ) : null}
    </Card>
  )
}
