import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { useAction } from '@/forms/useAction'
import { t } from './messages.sv'
import { type Receiver, receiverQuery, type Step, take } from './queries'
import { standing } from './standing'

interface Props {
  receiver: Receiver
  step: Step
  onClose: () => void
  onSecret: (secret: string) => void
}

/** Asks before a receiver is tried, paused, gets a new secret, or ends. */
export function StepDialog({ receiver, step, onClose, onSecret }: Props) {
  const { title, button, text, done } = t[step]
  const action = useAction<object, Receiver, string>({
    kind: 'webhook-endpoint',
    start: {},
    seen: receiver,
    mayStill: (saved) => may(saved, step),
    query: ({ id }) => receiverQuery(id),
    differences: (_, saved) => standing(receiver, saved),
    send: (_, how) => take(receiver.id, step, how),
    says: () => done,
    onSaved: ({ secret }) => {
      onClose()
      if (secret !== null) onSecret(secret)
    },
  })
  return (
    <ActionDialog action={action} title={title} save={button} isDanger={step === 'ends'} onClose={onClose}>
      <p>{text}</p>
    </ActionDialog>
  )
}
