import { affectedLabels, concernsChildLabels } from '@/api/codes.gen'
import * as rules from '@/api/rules.gen'
import { bind } from '@/forms/fields'
import { Alert } from '@/ui/alert/Alert'
import { Card } from '@/ui/card/Card'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import type { QuestionProps } from './report-form'

const WHO = Object.entries(affectedLabels).map(([value, label]) => ({ value, label }))
const CHILD = Object.entries(concernsChildLabels).map(([value, label]) => ({ value, label }))
const ANSWERS = [
  { value: 'no', label: t.no },
  { value: 'yes', label: t.yes },
]

export function HarmQuestions(fields: QuestionProps) {
  const { values } = fields
  const { text, radio } = bind(fields)
  const isDanger = values.danger === 'yes'
  return (
    <Card>
      <RadioGroup {...radio('affected')} label={t.affected} look="inline" required choices={WHO} />
      {values.affected === 'one' ? (
        <TextField
          {...text('caseReference')}
          label={t.caseReference}
          hint={t.caseReferenceHint}
          width="medium"
        />
      ) : null}
      <RadioGroup {...radio('concernsChild')} label={t.child} look="inline" choices={CHILD} />
      <RadioGroup {...radio('danger')} label={t.danger} look="inline" required choices={ANSWERS} />
      {isDanger ? (
        <Alert tone="danger" title={t.dangerTitle} live>
          {t.dangerText}
        </Alert>
      ) : null}
      <TextArea
        {...text('action')}
        label={isDanger ? t.action : t.actionOptional}
        required={isDanger}
        rows={3}
        limit={rules.DeviationCreate.immediateAction.maxLength}
      />
      <RadioGroup
        {...radio('exposed')}
        label={t.exposed}
        hint={t.exposedHint}
        look="inline"
        choices={ANSWERS}
      />
    </Card>
  )
}
