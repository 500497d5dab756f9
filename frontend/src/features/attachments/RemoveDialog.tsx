import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from './messages.sv'
import { type Attachment, attachmentsQuery, remove } from './queries'

interface Props {
  matterId: string
  attachment: Attachment
  onClose: () => void
}

/** A file that was wrong is taken away, with a reason. */
export function RemoveDialog({ matterId, attachment: { id, fileName }, onClose }: Props) {
  const action = useAction({
    kind: 'attachment',
    start: { reason: '' },
    validate: ({ reason }: { reason: string }) => (reason.trim() === '' ? { reason: t.faults.why } : {}),
    send: ({ reason }, how) => remove(matterId, id, reason.trim(), how),
    query: () => attachmentsQuery(matterId),
    says: () => t.removedNow,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.removeTitle(fileName)} save={t.remove} isDanger onClose={onClose}>
      <p>{t.removeText}</p>
      <TextArea
        {...bind(action).text('reason')}
        label={t.why}
        required
        limit={rules.AttachmentRemoveCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
