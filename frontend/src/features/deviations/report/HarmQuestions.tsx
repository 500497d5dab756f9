import { rules } from '@/api/rules.gen'
import { Alert } from '@/ui/alert/Alert'
import { Card } from '@/ui/card/Card'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { TextField } from '@/ui/text-field/TextField'
import { AFFECTED } from '../messages.sv'
import { t } from './messages.sv'
import type { QuestionProps } from './ReportForm'
import { radio } from './WhatQuestions'

const WHO = Object.entries(AFFECTED).map(([value, label]) => ({ value, label }))
const DANGER = [
  { value: 'no', label: t.no },
  { value: 'yes', label: t.yes },
]

export function HarmQuestions({ form, values, fault, id }: QuestionProps) {
  const isDanger = values.danger === 'yes'
  return (
    <Card>
      <RadioGroup
        id={id('affected')}
        label={t.affected}
        look="inline"
        required
        error={fault('affected')}
        choices={WHO}
        {...radio(form.register('affected'))}
      />
      {values.affected === 'one' ? (
        <TextField
          id={id('caseReference')}
          label={t.caseReference}
          hint={t.caseReferenceHint}
          error={fault('caseReference')}
          width="medium"
          {...form.register('caseReference')}
        />
      ) : null}
      <RadioGroup
        id={id('danger')}
        label={t.danger}
        look="inline"
        required
        error={fault('danger')}
        choices={DANGER}
        {...radio(form.register('danger'))}
      />
      {isDanger ? (
        <Alert tone="danger" title={t.dangerTitle} live>
          {t.dangerText}
        </Alert>
      ) : null}
      <TextArea
        id={id('action')}
        label={isDanger ? t.action : t.actionOptional}
        required={isDanger}
        error={fault('action')}
        rows={3}
        limit={rules.DeviationCreate.immediateAction.maxLength}
        defaultValue={values.action}
        {...form.register('action')}
      />
    </Card>
  )
}
