import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import { addReceiver, type Receiver, receiverQuery } from './queries'

interface Props {
  accountId: string
  onClose: () => void
  onSecret: (secret: string) => void
}

/** Where events are to be sent to a system. What they are signed with is shown afterwards, once. */
export function AddDialog({ accountId, onClose, onSecret }: Props) {
  const action = useAction<{ url: string }, Receiver>({
    kind: 'webhook-endpoint',
    start: { url: '' },
    validate: ({ url }) => (/^https:\/\/\S+$/.test(url.trim()) ? {} : { url: t.urlFault }),
    send: ({ url }, how) => addReceiver({ accountId, url: url.trim() }, how),
    query: ({ id }) => receiverQuery(id),
    says: () => t.added,
    onSaved: ({ secret }) => {
      onClose()
      if (secret !== null) onSecret(secret)
    },
  })
  return (
    <ActionDialog action={action} title={t.addTitle} save={t.addSave} onClose={onClose}>
      <p>{t.addText}</p>
      <TextField
        {...bind(action).text('url')}
        label={t.url}
        hint={t.urlHint}
        required
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
      />
    </ActionDialog>
  )
}
