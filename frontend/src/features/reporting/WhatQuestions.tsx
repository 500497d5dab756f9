import * as rules from '@/api/rules.gen'
import { REPORT_TYPE, type ReportType } from '@/domain/deviations.sv'
import { bind } from '@/forms/fields'
import { Card } from '@/ui/card/Card'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from './messages.sv'
import type { QuestionProps } from './report-form'

const TYPES = Object.entries(REPORT_TYPE).map(([value, { label }]) => ({ value, label }))
const QUESTION: Partial<Record<ReportType, string>> = {
  risk: t.descriptionRisk,
  'improvement-idea': t.descriptionIdea,
  'good-example': t.descriptionGood,
}

export function WhatQuestions(fields: QuestionProps) {
  const { values } = fields
  const { text, radio } = bind(fields)
  return (
    <Card>
      <RadioGroup
        label={t.type}
        hint={REPORT_TYPE[values.reportType].hint}
        look="inline"
        choices={TYPES}
        {...radio('reportType')}
      />
      <TextArea
        {...text('description')}
        label={QUESTION[values.reportType] ?? t.description}
        hint={t.descriptionHint}
        required
        rows={6}
        limit={rules.DeviationCreate.description.maxLength}
      />
    </Card>
  )
}
