import { bind } from '@/forms/fields'
import { civilDate, dateAndTime } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { DateField } from '@/ui/date-field/DateField'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import styles from './ReportForm.module.css'
import type { QuestionProps, ReportValues } from './report-form'

const CHOICES = [
  { value: 'now', label: t.whenNow },
  { value: 'day', label: t.whenDay },
  { value: 'unknown', label: t.whenUnknown },
]
const WHICH = [
  { value: 'first', label: t.first },
  { value: 'second', label: t.second },
]

/** What is chosen, and when that was. */
function chosen(part: Partial<ReportValues>): Partial<ReportValues> {
  return part.when === 'now' ? { ...part, now: new Date().toISOString() } : part
}

/** "Just now" is the time when it is chosen. Where the clock showed a time twice, the reporter says which it was. */
export function WhenQuestions({ wasTwice, ...fields }: QuestionProps & { wasTwice: boolean }) {
  const { values, change } = fields
  const choosing = bind({
    ...fields,
    change: (part) => change(chosen(part)),
  })
  const { text, radio, field } = bind({ ...fields, change: (part) => change({ which: '', ...part }) })
  return (
    <Card>
      <RadioGroup
        {...choosing.radio('when')}
        label={t.when}
        hint={values.when === 'now' ? t.nowIs(dateAndTime(values.now)) : undefined}
        look="inline"
        choices={CHOICES}
      />
      {values.when === 'day' ? (
        <div className={styles.pair}>
          <DateField {...field('day')} label={t.day} required max={civilDate()} />
          <TextField {...text('time')} label={t.time} hint={t.timeHint} width="short" inputMode="numeric" />
        </div>
      ) : null}
      {values.when === 'day' && wasTwice ? (
        <RadioGroup {...radio('which')} label={t.which} required choices={WHICH} />
      ) : null}
    </Card>
  )
}
