import { civilDate } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { DateField } from '@/ui/date-field/DateField'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import type { QuestionProps } from './ReportForm'
import styles from './ReportForm.module.css'
import { radio } from './WhatQuestions'

const CHOICES = [
  { value: 'now', label: t.whenNow },
  { value: 'day', label: t.whenDay },
  { value: 'unknown', label: t.whenUnknown },
]

export function WhenQuestions({ form, values, fault, id }: QuestionProps) {
  return (
    <Card>
      <RadioGroup
        label={t.when}
        look="inline"
        choices={CHOICES}
        id={id('when')}
        {...radio(form.register('when'))}
      />
      {values.when === 'day' ? (
        <div className={styles.pair}>
          <DateField
            id={id('day')}
            label={t.day}
            required
            error={fault('day')}
            max={civilDate()}
            value={values.day}
            onChange={(day) => form.setValue('day', day, { shouldValidate: form.formState.isSubmitted })}
          />
          <TextField
            id={id('time')}
            label={t.time}
            hint={t.timeHint}
            error={fault('time')}
            width="short"
            inputMode="numeric"
            {...form.register('time')}
          />
        </div>
      ) : null}
    </Card>
  )
}
