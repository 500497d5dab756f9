import { concernsChildLabels } from '@/api/codes.gen'
import * as rules from '@/api/rules.gen'
import type { RiskScale } from '@/domain/risk-scale'
import { bind, type Fields } from '@/forms/fields'
import { Card } from '@/ui/card/Card'
import { FieldSet } from '@/ui/field/Field'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { RiskMatrixPicker } from '@/ui/risk-matrix/RiskMatrix'
import { type Choice, SelectField } from '@/ui/select-field/SelectField'
import { TextArea } from '@/ui/text-area/TextArea'
import { DECISION } from '../messages.sv'
import { type AsksOfData, type AssessmentValues, asksOfData, isAsked, isNeeded } from './assessment'
import { t } from './messages.sv'

const ANSWERS = [
  { value: 'no', label: t.no },
  { value: 'yes', label: t.yes },
]
const DECISIONS = Object.entries(DECISION).map(([value, text]) => ({ value, ...text }))

export type Activity = Choice & { parent: string | null }

const CHILD = Object.entries(concernsChildLabels).map(([value, label]) => ({ value, label }))

interface Props {
  fields: Fields<AssessmentValues>
  categories: readonly Choice[]
  /** The second level, each with the category that it belongs to. */
  activities: readonly Activity[]
  lawAreas: readonly Choice[]
  scale: RiskScale
  asks: AsksOfData
}

/** What is asked about a report: first what is to happen, then no more than that needs. */
export function Questions({ fields, categories, activities, lawAreas, scale, asks }: Props) {
  const { text, radio, field } = bind(fields)
  const { decision, category } = fields.values
  const within = activities.filter(({ parent }) => parent === category)
  const { value: risk, onChange: onRisk, ...ofRisk } = field('risk')
  return (
    <>
      <Card>
        <RadioGroup {...radio('decision')} label={t.decision} look="cards" required choices={DECISIONS} />
      </Card>
      {isAsked(decision, 'category') ? (
        <Card>
          <SelectField
            {...text('category')}
            label={t.category}
            hint={t.categoryHint}
            required={isNeeded(decision, 'category')}
            choices={categories}
            onChange={({ target }) => fields.change({ category: target.value, activity: '' })}
          />
          {within.length === 0 ? null : (
            <SelectField {...text('activity')} label={t.activity} hint={t.activityHint} choices={within} />
          )}
          {asksOfData(fields.values, asks) ? (
            <RadioGroup
              {...radio('exposed')}
              label={t.exposed}
              hint={t.exposedHint}
              look="inline"
              required
              choices={ANSWERS}
            />
          ) : null}
          {asksOfData(fields.values, asks) && fields.values.exposed === 'yes' ? (
            <TextArea
              {...text('exposedData')}
              label={t.exposedData}
              hint={t.exposedDataHint}
              rows={3}
              limit={rules.AssessmentCreate.exposedData.maxLength}
            />
          ) : null}
          <SelectField
            {...text('lawArea')}
            label={t.law}
            hint={t.lawHint}
            required={isNeeded(decision, 'lawArea')}
            choices={lawAreas}
          />
          <FieldSet {...ofRisk} label={t.risk} hint={t.riskHint} required={isNeeded(decision, 'risk')}>
            <RiskMatrixPicker name="risk" {...scale} value={risk} onChange={onRisk} />
          </FieldSet>
        </Card>
      ) : null}
      <Card>
        <RadioGroup {...radio('concernsChild')} label={t.child} look="inline" choices={CHILD} />
        <TextArea
          {...text('reason')}
          label={t.reason}
          hint={t.reasonHints[decision]}
          required={isNeeded(decision, 'reason')}
          limit={rules.AssessmentCreate.reason.maxLength}
        />
      </Card>
    </>
  )
}
