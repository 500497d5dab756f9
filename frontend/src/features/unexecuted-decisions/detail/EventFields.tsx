import { rules } from '@/api/rules.gen'
import { civilDate } from '@/lib/dates'
import { DECISION_EVENT, EXTENT_UNIT } from '@/messages/decisions.sv'
import { DateField } from '@/ui/date-field/DateField'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { TextField } from '@/ui/text-field/TextField'
import type { Decision, Kind } from '../queries'
import type { EventValues, Group, Reasonable } from './event'
import { amountOf } from './FactsCards'
import { t } from './messages.sv'

type Name = keyof EventValues

interface Props {
  decision: Decision
  group: Group
  kinds: readonly Kind[]
  values: EventValues
  id: (name: Name) => string
  fault: (name: Name) => string | undefined
  onChange: (part: Partial<EventValues>) => void
}

/** What is asked about one event: no more than its kind needs. */
export function EventFields({ decision, group, kinds, values, id, fault, onChange }: Props) {
  return (
    <>
      {kinds.length === 1 ? null : (
        <RadioGroup
          id={id('kind')}
          name="kind"
          label={t.what}
          look="cards"
          required
          error={fault('kind')}
          choices={kinds.map(choiceOf)}
          value={values.kind}
          input={{ onChange: (event) => onChange({ kind: event.target.value as Kind }) }}
        />
      )}
      {values.kind === 'partly-executed' && decision.extent !== null ? (
        <TextField
          id={id('executedExtent')}
          label={t.extentField(EXTENT_UNIT[decision.extent.unit])}
          hint={t.extentHint(amountOf(decision, decision.extent.amount) ?? '')}
          required
          width="short"
          inputMode="decimal"
          error={fault('executedExtent')}
          value={values.executedExtent}
          onChange={(event) => onChange({ executedExtent: event.target.value })}
        />
      ) : null}
      <DateField
        id={id('happenedOn')}
        label={t.when}
        required
        error={fault('happenedOn')}
        value={values.happenedOn}
        min={decision.decidedOn}
        max={civilDate()}
        onChange={(happenedOn) => onChange({ happenedOn })}
      />
      {group === 'offer' ? (
        <RadioGroup
          name="reasonable"
          label={t.wasReasonable}
          look="inline"
          choices={t.reasonableChoices}
          value={values.wasReasonable}
          input={{ onChange: (event) => onChange({ wasReasonable: event.target.value as Reasonable }) }}
        />
      ) : null}
      <TextArea
        label={values.kind === 'offer-declined' ? t.declinedNote : t.note}
        hint={t.noteHint}
        error={fault('note')}
        limit={rules.DecisionEventCreate.note.maxLength}
        value={values.note}
        onChange={(event) => onChange({ note: event.target.value })}
      />
    </>
  )
}

function choiceOf(kind: Kind) {
  const hints: Readonly<Partial<Record<Kind, string>>> = t.kindHints
  const hint = hints[kind]
  return { value: kind, label: DECISION_EVENT[kind], ...(hint === undefined ? {} : { hint }) }
}
