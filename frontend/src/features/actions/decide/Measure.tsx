import type { UnitSummary } from '@/api/lookups'
import * as rules from '@/api/rules.gen'
import { FoundField } from '@/domain/FoundField'
import { UnitField } from '@/domain/UnitField'
import { bind, type Fields } from '@/forms/fields'
import { longDate } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { DateField } from '@/ui/date-field/DateField'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { type Choice, SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { type Action, findSuccessors, type Indicator } from '../queries'
import { type DecisionValues, isCarriedOut, isCounted } from './decide-form'
import { t } from './messages.sv'

const FORMS = Object.entries(t.forms).map(([value, text]) => ({ value, ...text }))
const DIRECTIONS = Object.entries(t.directions).map(([value, label]) => ({ value, label }))

interface Props {
  fields: Fields<DecisionValues>
  action: Action
  categories: readonly Choice[]
  units: readonly UnitSummary[]
  indicators: readonly Indicator[]
}

/** How it will be seen that it helped: what, which way, how much, when, and who looks. */
export function Measure({ fields, action, categories, units, indicators }: Props) {
  const { text, radio, field } = bind(fields)
  const { form } = fields.values
  if (!isCarriedOut(fields.values)) return null
  return (
    <Card>
      <RadioGroup
        {...radio('form')}
        label={t.measure}
        hint={t.measureHint}
        look="cards"
        required
        choices={FORMS}
      />
      {form === 'figure' ? (
        <>
          <SelectField
            {...text('category')}
            label={t.category}
            empty={t.allCategories}
            choices={categories}
          />
          <UnitField {...field('unit')} label={t.unit} hint={t.unitHint} units={units} />
        </>
      ) : null}
      {form === 'indicator' ? (
        <SelectField
          {...text('indicator')}
          label={t.indicator}
          {...(indicators.length === 0 ? { hint: t.noIndicator } : {})}
          required
          choices={indicators.map(({ id, title }) => ({ value: id, label: title }))}
        />
      ) : null}
      {form === 'statement' ? (
        <TextField
          {...text('statement')}
          label={t.statement}
          hint={t.statementHint}
          required
          maxLength={rules.MeasureCreate.statement.maxLength}
        />
      ) : null}
      {isCounted(fields.values) ? (
        <>
          <RadioGroup
            {...radio('direction')}
            label={t.direction}
            look="inline"
            required
            choices={DIRECTIONS}
          />
          <TextField {...text('size')} label={t.size} hint={t.sizeHint} width="short" inputMode="numeric" />
        </>
      ) : null}
      <DateField
        {...field('followUpOn')}
        label={t.followUpOn}
        hint={t.followUpHint(longDate(action.carryOutBy))}
        required
        min={action.carryOutBy}
      />
      <FoundField
        {...field('follower')}
        label={t.follower}
        required
        among={['actions', 'successors', action.id, 'follower']}
        find={(typed) => findSuccessors(action.id, 'follower', typed)}
      />
    </Card>
  )
}
