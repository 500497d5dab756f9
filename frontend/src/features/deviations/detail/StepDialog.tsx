import { deviationQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { TextArea } from '@/ui/text-area/TextArea'
import { type Deviation, type Step, take } from '../queries'
import { standing, wordsOf } from './changes'
import { t } from './messages.sv'

/** What the text of each step is called in the contract, and how long it may be. */
const TEXT = {
  conclusions: { name: 'conclusion', limit: rules.ConclusionCreate.conclusion.maxLength },
  closings: { name: 'note', limit: rules.ClosingCreate.note.maxLength },
  reopenings: { name: 'reason', limit: rules.ReopeningCreate.reason.maxLength },
  considerations: { name: 'text', limit: rules.IdeaStepCreate.text.maxLength },
  trials: { name: 'text', limit: rules.IdeaStepCreate.text.maxLength },
  adoptions: { name: 'text', limit: rules.IdeaAdoptionCreate.text.maxLength },
  declinations: { name: 'reason', limit: rules.IdeaDeclinationCreate.reason.maxLength },
} as const

interface Props {
  deviation: Deviation
  step: Step
  /** What is written elsewhere already, to go on from. */
  start?: string
  onClose: () => void
}

/** A step that takes words alone: an investigation is done, a matter is closed or opened again, an idea is tried or decided. */
export function StepDialog({ deviation, step, start = '', onClose }: Props) {
  const words = wordsOf(deviation, step)
  const isNeeded = step !== 'closings'
  const action = useAction<{ text: string }, Deviation>({
    kind: 'deviation',
    start: { text: start },
    validate: ({ text }) => (isNeeded && text.trim() === '' ? { text: words.fault } : {}),
    fieldOf: { [TEXT[step].name]: 'text' },
    seen: deviation,
    query: ({ id }) => deviationQuery(id),
    mayStill: (saved) => may(saved, step),
    differences: ({ text }, saved) => [...standing(saved), { field: words.text, mine: text, theirs: '' }],
    send: ({ text }, how) => take(step, deviation.id, text.trim(), how),
    says: () => words.done,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={words.title} save={words.save} onClose={onClose}>
      <p>{words.lead}</p>
      <TextArea
        {...bind(action).text('text')}
        label={words.text}
        hint={t.noNames}
        required={isNeeded}
        limit={TEXT[step].limit}
      />
    </ActionDialog>
  )
}
