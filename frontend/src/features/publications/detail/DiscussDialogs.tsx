import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { DateField } from '@/ui/date-field/DateField'
import { TextField } from '@/ui/text-field/TextField'
import { t } from '../messages.sv'
import { type Card, cardQuery, discuss, type ForUnit, undiscuss } from '../queries'

interface Props {
  card: Card
  unit: ForUnit
  onClose: () => void
}

/** The day that a unit talked about it, and one thing that it will do in another way. */
export function DiscussDialog({ card, unit, onClose }: Props) {
  const words = t.discussDialog
  const action = useAction<{ discussedOn: string; intent: string }, Card>({
    kind: 'publication',
    start: { discussedOn: civilDate(), intent: '' },
    validate: ({ discussedOn }) => (parseDate(discussedOn) === null ? { discussedOn: t.faults.day } : {}),
    query: ({ id }) => cardQuery(id),
    send: ({ discussedOn, intent }, how) =>
      discuss(
        card.id,
        {
          unitId: unit.unitId,
          discussedOn: parseDate(discussedOn) ?? discussedOn,
          intent: intent.trim() === '' ? null : intent.trim(),
        },
        how,
      ),
    says: () => words.saved,
    onSaved: onClose,
  })
  const { field, text } = bind(action)
  return (
    <ActionDialog action={action} title={words.title(unit.unitName)} save={words.save} onClose={onClose}>
      <DateField {...field('discussedOn')} label={words.day} required max={civilDate()} />
      <TextField
        {...text('intent')}
        label={words.intent}
        hint={words.intentHint}
        maxLength={rules.DiscussionCreate.intent.maxLength}
      />
    </ActionDialog>
  )
}

/** It was said of a unit by mistake. */
export function UndoDialog({ card, unit, onClose }: Props) {
  const words = t.undoDialog
  const action = useAction<object, Card>({
    kind: 'publication',
    start: {},
    query: ({ id }) => cardQuery(id),
    send: (_, how) => undiscuss(card.id, unit.unitId, how),
    says: () => words.saved,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={words.title(unit.unitName)} save={words.save} onClose={onClose}>
      <p>{words.lead}</p>
    </ActionDialog>
  )
}
