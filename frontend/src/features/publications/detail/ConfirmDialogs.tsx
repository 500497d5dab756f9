import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { useAction } from '@/forms/useAction'
import { t } from '../messages.sv'
import { type Card, cardQuery, publish, writeAnew } from '../queries'
import { standing } from '../status'
import type { DialogProps } from './dialog'

/** Everybody at the board may read it from now on. */
export function PublishDialog({ card, onClose }: DialogProps) {
  const action = useAction<object, Card>({
    kind: 'publication',
    start: {},
    seen: card,
    mayStill: (saved) => may(saved, 'publishings'),
    query: ({ id }) => cardQuery(id),
    differences: (_, saved) => standing(saved),
    send: (_, how) => publish(card.id, how),
    says: () => t.publishDialog.saved,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.publishDialog.title} save={t.publishDialog.save} onClose={onClose}>
      <p>{t.publishDialog.lead}</p>
    </ActionDialog>
  )
}

/** A new draft with the texts of what was withdrawn. */
export function AnewDialog({ card, onClose, onAnew }: DialogProps) {
  const action = useAction<object, Card>({
    kind: 'publication',
    start: {},
    query: ({ id }) => cardQuery(id),
    send: (_, how) => writeAnew(card.id, how),
    says: () => t.form.saved,
    onSaved: onAnew,
  })
  return (
    <ActionDialog action={action} title={t.anewDialog.title} save={t.anew} onClose={onClose}>
      <p>{t.anewDialog.lead}</p>
    </ActionDialog>
  )
}
