import * as rules from '@/api/rules.gen'
import { FoundField } from '@/domain/FoundField'
import { bind, type Fields } from '@/forms/fields'
import { Card } from '@/ui/card/Card'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { type Action, findSuccessors } from '../queries'
import { type DecisionValues, isCarriedOut } from './decide-form'
import { t } from './messages.sv'

const DECISIONS = Object.entries(t.decisions).map(([value, text]) => ({ value, ...text }))
/** Kinds that leave the work as it is. */
const SOFT: readonly Action['actionKind'][] = ['competence', 'information']

interface Props {
  fields: Fields<DecisionValues>
  action: Action
}

/** Whether it is to be carried out, and by whom. */
export function Decision({ fields, action }: Props) {
  const { text, radio, field } = bind(fields)
  const { decision } = fields.values
  return (
    <Card>
      <RadioGroup {...radio('decision')} label={t.decision} look="cards" required choices={DECISIONS} />
      <TextArea
        {...text('words')}
        label={t.words[decision]}
        hint={t.noNames}
        required={decision === 'partly' || decision === 'no'}
        limit={rules.ActionDecisionCreate.decisionWords.maxLength}
      />
      {isCarriedOut(fields.values) ? (
        <>
          <FoundField
            {...field('doer')}
            label={action.outside === null ? t.doer : t.contact}
            {...(action.outside === null ? {} : { hint: t.contactHint(action.outside.name) })}
            required
            among={['actions', 'successors', action.id, 'doer']}
            find={(typed) => findSuccessors(action.id, 'doer', typed)}
          />
          {SOFT.includes(action.actionKind) ? (
            <TextArea
              {...text('weakReason')}
              label={t.weakReason}
              hint={t.weakHint}
              limit={rules.ActionDecisionCreate.weakReason.maxLength}
            />
          ) : null}
        </>
      ) : null}
    </Card>
  )
}
