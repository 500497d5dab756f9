import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { FieldSet } from '@/ui/field/Field'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextArea } from '@/ui/text-area/TextArea'
import { type AnswerValues, chosen, toAnswer, validateAnswer } from './answer-form'
import { type Choosable, HINDRANCE, OUTCOME, STARTS, t } from './messages.sv'
import { type Answers, answersQuery, give } from './queries'

const OUTCOMES = (Object.keys(STARTS) as Choosable[]).map((value) => ({ value, label: OUTCOME[value] }))
const HINDRANCES = Object.entries(HINDRANCE).map(([value, label]) => ({ value, label }))

interface Props {
  /** What kind of matter it is: what shows such matters is fetched anew. */
  kind: 'deviation'
  matterId: string
  /** Other reports of the same event. Those not answered yet are offered the same answer. */
  bundle: Answers['bundle']
  onClose: () => void
}

/** What who reported is told, and with them others who reported the same event; or why nobody can be told. */
export function AnswerDialog({ kind, matterId, bundle, onClose }: Props) {
  const others = bundle.filter(({ answeredAt }) => answeredAt === null)
  const action = useAction<AnswerValues, Answers>({
    kind,
    start: { outcome: '', hindrance: '', text: '', also: others.map(({ id }) => id) },
    validate: validateAnswer,
    send: (values, how) => give(matterId, toAnswer(values), how),
    query: () => answersQuery(matterId),
    says: ({ matterAnswers: [latest] }) => (latest?.hindrance ? t.keptWhy : t.saved),
    onSaved: onClose,
  })
  const { values, change } = action
  const { text, radio } = bind(action)
  const isPossible = values.outcome !== 'not-possible'
  return (
    <ActionDialog action={action} title={t.dialog} save={t.save} onClose={onClose}>
      <p>{t.lead}</p>
      <RadioGroup
        {...radio('outcome')}
        label={t.outcome}
        required
        choices={OUTCOMES}
        input={{ onChange: ({ target }) => change(chosen(values, target.value as Choosable)) }}
      />
      {isPossible ? null : (
        <SelectField {...text('hindrance')} label={t.hindrance} required choices={HINDRANCES} />
      )}
      {values.outcome === '' ? null : (
        <TextArea
          {...text('text')}
          label={isPossible ? t.text : t.why}
          hint={t.textHint}
          required={isPossible || values.hindrance === 'other'}
          limit={rules.MatterAnswerCreate.text.maxLength}
        />
      )}
      {others.length === 0 ? null : (
        <FieldSet label={t.bundle}>
          {others.map(({ id, reference, title }) => (
            <CheckboxField
              key={id}
              label={`${reference} ${title}`}
              checked={values.also.includes(id)}
              onChange={({ target }) =>
                change({
                  also: target.checked ? [...values.also, id] : values.also.filter((one) => one !== id),
                })
              }
            />
          ))}
        </FieldSet>
      )}
    </ActionDialog>
  )
}
