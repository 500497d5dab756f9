import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { asChoices, asItems, codeListQuery, type UnitSummary } from '@/api/lookups'
import { bind } from '@/forms/fields'
import { civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { Card } from '@/ui/card/Card'
import { ComboBox } from '@/ui/combo-box/ComboBox'
import { DateField } from '@/ui/date-field/DateField'
import { Columns } from '@/ui/layout/Layout'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import type { RegisterFields } from './register-form'

export type Units = readonly UnitSummary[]
const LAWS = Object.entries(t.laws).map(([value, label]) => ({ value, label }))
const ORIGINS = Object.entries(t.origins).map(([value, shown]) => ({ value, ...shown }))

interface Props {
  fields: RegisterFields
  units: Units
  homeBoardId: string
}

/** What was decided: the benefits to choose from are those that the unit's board had on the day of the decision. */
export function DecisionFields({ fields, units, homeBoardId }: Props) {
  const { values, change, fault, id } = fields
  const { text, radio, field } = bind(fields)
  const boardId = units.find((unit) => unit.id === values.unitId)?.boardId ?? homeBoardId
  const benefits = useQuery({
    ...codeListQuery(boardId, 'benefit', parseDate(values.decidedOn, undefined, civilDate()) ?? undefined),
    placeholderData: keepPreviousData,
  })
  return (
    <Card title={t.decision}>
      <Columns even>
        <TextField {...text('caseReference')} label={t.caseReference} hint={t.caseReferenceHint} required />
        <DateField {...field('decidedOn')} label={t.decidedOn} required max={civilDate()} />
      </Columns>
      <ComboBox
        id={id('unitId')}
        label={t.unit}
        hint={t.unitHint}
        required
        error={fault('unitId')}
        items={asItems(units)}
        value={values.unitId === '' ? null : values.unitId}
        onChange={(unitId) => change({ unitId: unitId ?? '' })}
      />
      <RadioGroup {...radio('law')} label={t.law} hint={t.lawHint} required choices={LAWS} />
      <RadioGroup {...radio('origin')} label={t.origin} required choices={ORIGINS} />
      <SelectField
        {...text('benefit')}
        label={t.benefit}
        hint={t.benefitHint}
        required
        choices={asChoices(benefits.data ?? [])}
      />
    </Card>
  )
}
