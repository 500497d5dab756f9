import { rules } from '@/api/rules.gen'
import { containsPersonalNumber } from '@/lib/personal-number'
import { Alert } from '@/ui/alert/Alert'
import { Card } from '@/ui/card/Card'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { REPORT_TYPE, type ReportType } from '../messages.sv'
import { t } from './messages.sv'
import type { QuestionProps } from './ReportForm'

const TYPES = Object.entries(REPORT_TYPE).map(([value, { label }]) => ({ value, label }))
const QUESTION: Partial<Record<ReportType, string>> = {
  risk: t.descriptionRisk,
  'improvement-idea': t.descriptionIdea,
  'good-example': t.descriptionGood,
}

export function WhatQuestions({ form, values, fault, id }: QuestionProps) {
  return (
    <Card>
      <RadioGroup
        label={t.type}
        hint={REPORT_TYPE[values.reportType].hint}
        look="inline"
        choices={TYPES}
        id={id('reportType')}
        {...radio(form.register('reportType'))}
      />
      <TextArea
        id={id('description')}
        label={QUESTION[values.reportType] ?? t.description}
        hint={t.descriptionHint}
        error={fault('description')}
        required
        rows={6}
        limit={rules.DeviationCreate.description.maxLength}
        defaultValue={values.description}
        {...form.register('description')}
      />
      {containsPersonalNumber(values.description) ? (
        <Alert tone="warn" live>
          {t.personalNumber}
        </Alert>
      ) : null}
    </Card>
  )
}

/** What a registered field gives a group of radio buttons. */
export function radio({ name, ...input }: ReturnType<QuestionProps['form']['register']>) {
  return { name, input }
}
