import { may } from '@/api/resource'
import type { Chosen } from '@/domain/choices'
import { FoundField } from '@/domain/FoundField'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { t } from '../messages.sv'
import { type Card, cardQuery, findReaders, send } from '../queries'
import { standing } from '../status'
import type { DialogProps } from './dialog'

/** Who is to read it before everybody does. */
export function SendDialog({ card, onClose }: DialogProps) {
  const words = t.sendDialog
  const action = useAction<{ reader: Chosen | null }, Card>({
    kind: 'publication',
    start: { reader: null },
    validate: ({ reader }) => (reader === null ? { reader: words.fault } : {}),
    fieldOf: { readerId: 'reader' },
    seen: card,
    mayStill: (saved) => may(saved, 'sendings'),
    query: ({ id }) => cardQuery(id),
    differences: (_, saved) => standing(saved),
    send: ({ reader }, how) => send(card.id, reader?.id ?? '', how),
    says: ({ readerName }) => words.saved(readerName ?? ''),
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={words.title} save={words.save} onClose={onClose}>
      <p>{words.lead}</p>
      <FoundField
        {...bind(action).field('reader')}
        label={words.reader}
        required
        among={['publications', 'readers', card.id]}
        find={(text) => findReaders(card.id, text)}
      />
    </ActionDialog>
  )
}
