import { bind } from '@/forms/fields'
import { addDays, civilDate, dateAndTime } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { DateField } from '@/ui/date-field/DateField'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import styles from './ReportForm.module.css'
import { hasDay, type QuestionProps, type ReportValues } from './report-form'

const CHOICES = [
  { value: 'now', label: t.whenNow },
  { value: 'today', label: t.whenToday },
  { value: 'yesterday', label: t.whenYesterday },
  { value: 'day', label: t.whenDay },
  { value: 'unknown', label: t.whenUnknown },
]
const WHICH = [
  { value: 'first', label: t.first },
  { value: 'second', label: t.second },
]

/** What is chosen, and when that was. */
function chosen(part: Partial<ReportValues>): Partial<ReportValues> {
  if (part.when === 'now') return { ...part, now: new Date().toISOString() }
  if (part.when === 'today') return { ...part, day: civilDate() }
  return part.when === 'yesterday' ? { ...part, day: addDays(civilDate(), -1) } : part
}

/** "Just now" is the time when it is chosen, and so are today and yesterday. Where the clock showed a time twice, the reporter says which it was. */
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
      {hasDay(values) ? (
        <div className={styles.pair}>
          {values.when === 'day' ? (
            <DateField {...field('day')} label={t.day} required max={civilDate()} />
          ) : null}
          <TextField {...text('time')} label={t.time} hint={t.timeHint} width="short" inputMode="numeric" />
        </div>
      ) : null}
      {hasDay(values) && wasTwice ? (
        <RadioGroup {...radio('which')} label={t.which} required choices={WHICH} />
      ) : null}
    </Card>
  )
}
