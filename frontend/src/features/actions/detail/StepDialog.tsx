import { actionQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { DateField } from '@/ui/date-field/DateField'
import { TextArea } from '@/ui/text-area/TextArea'
import { type Action, type Step, step } from '../queries'
import { standing } from './changes'
import { t } from './messages.sv'
import { boundsOf, STEPS, type StepValues, startOf, toBody, validateStep } from './steps'

interface Props {
  action: Action
  name: Step
  onClose: () => void
}

/** One step of an action: the day and the words that it asks for, if any. */
export function StepDialog({ action: seen, name, onClose }: Props) {
  const fields = STEPS[name]
  const words: Readonly<Record<string, string>> & { title: string; save: string; done: string } =
    t.steps[name]
  const action = useAction<StepValues, Action, string>({
    kind: 'action',
    start: startOf(fields),
    validate: (values) => validateStep(fields, values, seen),
    seen,
    query: ({ id }) => actionQuery(id),
    mayStill: (saved) => may(saved, name),
    differences: (values, saved) => [
      ...standing(saved),
      ...Object.entries(values).map(([asked, mine]) => ({ field: words[asked] ?? '', mine, theirs: '' })),
    ],
    send: (values, how) => step(seen.id, name, toBody(fields, values), how),
    says: () => words.done,
    onSaved: onClose,
  })
  const { text, field } = bind(action)
  return (
    <ActionDialog
      action={action}
      title={words.title}
      save={words.save}
      isDanger={fields.isDanger ?? false}
      cancel={words['cancel']}
      onClose={onClose}
    >
      <p>{words['text']}</p>
      {fields.day === undefined ? null : (
        <DateField
          {...field(fields.day)}
          value={action.values[fields.day] ?? ''}
          label={words[fields.day] ?? ''}
          required
          {...boundsOf(fields, seen)}
        />
      )}
      {fields.text === undefined ? null : (
        <TextArea
          {...text(fields.text)}
          label={words[fields.text] ?? ''}
          hint={t.noNames}
          required
          {...(fields.limit === undefined ? {} : { limit: fields.limit })}
        />
      )}
    </ActionDialog>
  )
}
