import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { addDays, civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { DateField } from '@/ui/date-field/DateField'
import { t } from './messages.sv'
import { type Receiver, receiverQuery, sendAgain } from './queries'
import { standing } from './standing'

const FARTHEST_DAYS = 30

/** Sends what has happened since a day once more, to whoever has lost it. */
export function AgainDialog({ receiver, onClose }: { receiver: Receiver; onClose: () => void }) {
  const today = civilDate()
  const first = addDays(today, -FARTHEST_DAYS)
  const action = useAction<{ since: string }, Receiver>({
    kind: 'webhook-endpoint',
    start: { since: today },
    validate: ({ since }) => {
      const day = parseDate(since)
      return day !== null && day >= first && day <= today ? {} : { since: t.again.sinceFault }
    },
    seen: receiver,
    mayStill: (saved) => may(saved, 'redeliveries'),
    query: ({ id }) => receiverQuery(id),
    differences: (_, saved) => standing(receiver, saved),
    send: ({ since }, how) => sendAgain(receiver.id, parseDate(since) ?? since, how),
    says: () => t.again.done,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.again.title} save={t.again.save} onClose={onClose}>
      <p>{t.again.text}</p>
      <DateField
        {...bind(action).field('since')}
        label={t.again.since}
        hint={t.again.sinceHint}
        required
        min={first}
        max={today}
      />
    </ActionDialog>
  )
}
