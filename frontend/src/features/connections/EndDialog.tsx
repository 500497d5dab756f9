import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from './messages.sv'
import { end, type Participant, type Participants, participantsQuery } from './queries'

interface Props {
  matterId: string
  participant: Participant
  onClose: () => void
}

/** Somebody takes part no longer, with a reason. That they did stays to be read. */
export function EndDialog({ matterId, participant: { id, name }, onClose }: Props) {
  const action = useAction<{ reason: string }, Participants>({
    kind: 'participant',
    start: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t.faults.reason } : {}),
    send: ({ reason }, how) => end(matterId, id, reason.trim(), how),
    query: () => participantsQuery(matterId),
    says: () => t.ended(name),
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.endTitle(name)} save={t.endSave} onClose={onClose}>
      <p>{t.endText}</p>
      <TextArea
        {...bind(action).text('reason')}
        label={t.endReason}
        required
        limit={rules.ParticipantEndCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
