import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from './messages.sv'
import { approve, exportQuery, type ListExport, refuse } from './queries'
import { statusOf } from './status'

interface Props {
  shown: ListExport
  onClose: () => void
}

const query = ({ id }: ListExport) => exportQuery(id)

/** A yes to what somebody else wants to take out. */
export function ApproveDialog({ shown, onClose }: Props) {
  const action = useAction<object, ListExport>({
    kind: 'list-export',
    start: {},
    seen: shown,
    query,
    differences: (_, saved) => [{ field: t.changed, mine: '', theirs: statusOf(saved).label }],
    mayStill: (saved) => may(saved, 'approvals'),
    send: (_, how) => approve(shown.id, how),
    says: () => t.approved,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.approveTitle} save={t.approve} onClose={onClose}>
      <p>{t.approveText(shown.personName, shown.rowCount)}</p>
    </ActionDialog>
  )
}

/** A no, with why. */
export function RefuseDialog({ shown, onClose }: Props) {
  const action = useAction<{ reason: string }, ListExport>({
    kind: 'list-export',
    start: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t.reasonFault } : {}),
    seen: shown,
    query,
    differences: ({ reason }, saved) => [
      { field: t.changed, mine: '', theirs: statusOf(saved).label },
      { field: t.refusal, mine: reason, theirs: saved.refusal ?? '' },
    ],
    mayStill: (saved) => may(saved, 'refusals'),
    send: ({ reason }, how) => refuse(shown.id, reason.trim(), how),
    says: () => t.refused,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.refuseTitle} save={t.refuse} onClose={onClose}>
      <p>{t.refuseText}</p>
      <TextArea
        {...bind(action).text('reason')}
        label={t.refusal}
        required
        limit={rules.ListExportRefusalCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
