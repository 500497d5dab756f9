import { rules } from '@/api/rules.gen'
import { bind, type Fields } from '@/forms/fields'
import { Card } from '@/ui/card/Card'
import { FieldSet } from '@/ui/field/Field'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { RiskMatrixPicker } from '@/ui/risk-matrix/RiskMatrix'
import { type Choice, SelectField } from '@/ui/select-field/SelectField'
import { TextArea } from '@/ui/text-area/TextArea'
import { DECISION } from '../messages.sv'
import { type AssessmentValues, isAsked, isNeeded } from './assessment'
import { t } from './messages.sv'
import type { RiskScale } from './risk-scale'

const DECISIONS = Object.entries(DECISION).map(([value, text]) => ({ value, ...text }))

interface Props {
  fields: Fields<AssessmentValues>
  categories: readonly Choice[]
  lawAreas: readonly Choice[]
  scale: RiskScale
}

/** What is asked about a report: first what is to happen, then no more than that needs. */
export function Questions({ fields, categories, lawAreas, scale }: Props) {
  const { text, radio, field } = bind(fields)
  const { decision } = fields.values
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
          />
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
