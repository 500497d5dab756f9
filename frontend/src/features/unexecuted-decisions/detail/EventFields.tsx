import * as rules from '@/api/rules.gen'
import { DECISION_EVENT, EXTENT_UNIT } from '@/domain/decisions.sv'
import { bind, type Fields } from '@/forms/fields'
import { civilDate } from '@/lib/dates'
import { DateField } from '@/ui/date-field/DateField'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { TextField } from '@/ui/text-field/TextField'
import type { Decision, Kind } from '../queries'
import type { EventValues, Group } from './event'
import { amountOf } from './FactsCards'
import { t } from './messages.sv'

interface Props {
  decision: Decision
  group: Group
  kinds: readonly Kind[]
  fields: Fields<EventValues>
}

/** What is asked about one event: no more than its kind needs. */
export function EventFields({ decision, group, kinds, fields }: Props) {
  const { values } = fields
  const { text, radio, field } = bind(fields)
  return (
    <>
      {kinds.length === 1 ? null : (
        <RadioGroup {...radio('kind')} label={t.what} look="cards" required choices={kinds.map(choiceOf)} />
      )}
      {values.kind === 'partly-executed' && decision.extent !== null ? (
        <TextField
          {...text('executedExtent')}
          label={t.extentField(EXTENT_UNIT[decision.extent.unit])}
          hint={t.extentHint(amountOf(decision, decision.extent.amount) ?? '')}
          required
          width="short"
          inputMode="decimal"
        />
      ) : null}
      <DateField
        {...field('happenedOn')}
        label={t.when}
        required
        min={decision.decidedOn}
        max={civilDate()}
      />
      {group === 'offer' ? (
        <RadioGroup
          {...radio('wasReasonable')}
          label={t.wasReasonable}
          look="inline"
          choices={t.reasonableChoices}
        />
      ) : null}
      <TextArea
        {...text('note')}
        label={values.kind === 'offer-declined' ? t.declinedNote : t.note}
        hint={t.noteHint}
        limit={rules.DecisionEventCreate.note.maxLength}
      />
    </>
  )
}

function choiceOf(kind: Kind) {
  const hints: Readonly<Partial<Record<Kind, string>>> = t.kindHints
  const hint = hints[kind]
  return { value: kind, label: DECISION_EVENT[kind], ...(hint === undefined ? {} : { hint }) }
}
