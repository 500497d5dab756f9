import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { asChoices, asItems, codeListQuery, type UnitSummary } from '@/api/lookups'
import { Pair } from '@/forms/Pair'
import { civilDate, parseDate } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { ComboBox } from '@/ui/combo-box/ComboBox'
import { DateField } from '@/ui/date-field/DateField'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import type { Editing } from './RegisterPage'
import type { Law, Origin } from './register-form'

export type Units = readonly UnitSummary[]
const LAWS = Object.entries(t.laws).map(([value, label]) => ({ value, label }))
const ORIGINS = Object.entries(t.origins).map(([value, shown]) => ({ value, ...shown }))

interface Props {
  editing: Editing
  units: Units
  homeBoardId: string
}

/** What was decided: the benefits to choose from are those that the unit's board had on the day of the decision. */
export function DecisionFields({ editing: { values, change, fault, id }, units, homeBoardId }: Props) {
  const boardId = units.find((unit) => unit.id === values.unitId)?.boardId ?? homeBoardId
  const benefits = useQuery({
    ...codeListQuery(boardId, 'benefit', parseDate(values.decidedOn) ?? undefined),
    placeholderData: keepPreviousData,
  })
  return (
    <Card title={t.decision}>
      <Pair>
        <TextField
          id={id('caseReference')}
          label={t.caseReference}
          hint={t.caseReferenceHint}
          required
          error={fault('caseReference')}
          value={values.caseReference}
          onChange={(event) => change({ caseReference: event.target.value })}
        />
        <DateField
          id={id('decidedOn')}
          label={t.decidedOn}
          required
          error={fault('decidedOn')}
          max={civilDate()}
          value={values.decidedOn}
          onChange={(decidedOn) => change({ decidedOn })}
        />
      </Pair>
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
      <RadioGroup
        id={id('law')}
        name="law"
        label={t.law}
        hint={t.lawHint}
        required
        error={fault('law')}
        choices={LAWS}
        value={values.law}
        input={{ onChange: (event) => change({ law: event.target.value as Law }) }}
      />
      <RadioGroup
        id={id('origin')}
        name="origin"
        label={t.origin}
        required
        error={fault('origin')}
        choices={ORIGINS}
        value={values.origin}
        input={{ onChange: (event) => change({ origin: event.target.value as Origin }) }}
      />
      <SelectField
        id={id('benefit')}
        label={t.benefit}
        hint={t.benefitHint}
        required
        error={fault('benefit')}
        choices={asChoices(benefits.data ?? [])}
        value={values.benefit}
        onChange={(event) => change({ benefit: event.target.value })}
      />
    </Card>
  )
}
