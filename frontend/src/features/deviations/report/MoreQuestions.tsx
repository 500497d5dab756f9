import { useState } from 'react'
import { Card } from '@/ui/card/Card'
import { Details } from '@/ui/details/Details'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { COUNTERPART } from '../messages.sv'
import { t } from './messages.sv'
import type { QuestionProps } from './ReportForm'
import styles from './ReportForm.module.css'
import { emptyReport, type ReportValues } from './report-form'

const MORE: readonly string[] = ['title', 'count', 'onBehalfOf', 'counterpartKind']
const ORGANISATIONS = Object.entries(COUNTERPART).map(([value, label]) => ({ value, label }))

/** What few reports need. Opens by itself when something in it is wrong or filled in. */
export function MoreQuestions({ form, values, fault, id }: QuestionProps) {
  const faulty = (['title', 'count', 'onBehalfOf', 'counterpartName'] as const).some(
    (name) => fault(name) !== undefined,
  )
  const [startsOpen] = useState(() =>
    Object.entries(emptyReport(null)).some(
      ([name, empty]) => MORE.includes(name) && values[name as keyof ReportValues] !== empty,
    ),
  )
  return (
    <Card>
      <Details summary={t.more} open={faulty || startsOpen}>
        <div className={styles.more}>
          <TextField
            id={id('title')}
            label={t.heading}
            hint={t.headingHint}
            error={fault('title')}
            {...form.register('title')}
          />
          <TextField
            id={id('count')}
            label={t.count}
            hint={t.countHint}
            error={fault('count')}
            width="short"
            inputMode="numeric"
            {...form.register('count')}
          />
          <TextField
            id={id('onBehalfOf')}
            label={t.onBehalf}
            hint={t.onBehalfHint}
            error={fault('onBehalfOf')}
            width="medium"
            {...form.register('onBehalfOf')}
          />
          <SelectField
            id={id('counterpartKind')}
            label={t.counterpart}
            hint={t.counterpartHint}
            choices={ORGANISATIONS}
            {...form.register('counterpartKind')}
          />
          {values.counterpartKind === '' ? null : (
            <TextField
              id={id('counterpartName')}
              label={t.counterpartName}
              error={fault('counterpartName')}
              width="medium"
              required
              {...form.register('counterpartName')}
            />
          )}
        </div>
      </Details>
    </Card>
  )
}
