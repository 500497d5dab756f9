import { useState } from 'react'
import { counterpartKindLabels } from '@/api/codes.gen'
import { bind } from '@/forms/fields'
import { Card } from '@/ui/card/Card'
import { Details } from '@/ui/details/Details'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import styles from './ReportForm.module.css'
import { emptyReport, type QuestionProps, type ReportValues } from './report-form'

const MORE: readonly string[] = ['title', 'count', 'onBehalfOf', 'counterpartKind']
const ORGANISATIONS = Object.entries(counterpartKindLabels).map(([value, label]) => ({ value, label }))

/** What few reports need. Opens by itself when something in it is wrong or filled in. */
export function MoreQuestions(fields: QuestionProps) {
  const { values, fault } = fields
  const { text } = bind(fields)
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
          <TextField {...text('title')} label={t.heading} hint={t.headingHint} />
          <TextField
            {...text('count')}
            label={t.count}
            hint={t.countHint}
            width="short"
            inputMode="numeric"
          />
          <TextField {...text('onBehalfOf')} label={t.onBehalf} hint={t.onBehalfHint} width="medium" />
          <SelectField
            {...text('counterpartKind')}
            label={t.counterpart}
            hint={t.counterpartHint}
            choices={ORGANISATIONS}
          />
          {values.counterpartKind === '' ? null : (
            <TextField {...text('counterpartName')} label={t.counterpartName} width="medium" required />
          )}
        </div>
      </Details>
    </Card>
  )
}
