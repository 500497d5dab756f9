import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { longDate } from '@/lib/dates'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from './messages.sv'
import { type Deadline, deadlineQuery, waive } from './queries'
import { statusOf } from './status'

interface Props {
  deadline: Deadline
  onClose: () => void
}

/** One of the board's own times stops to hold, with a reason. */
export function WaiveDialog({ deadline, onClose }: Props) {
  const action = useAction<{ reason: string }, Deadline>({
    kind: 'deadline',
    start: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t.missingReason } : {}),
    seen: deadline,
    mayStill: (saved) => may(saved, 'waivers'),
    query: ({ id }) => deadlineQuery(id),
    differences: ({ reason }, saved) => [
      { field: t.latest, mine: '', theirs: statusOf(saved).label },
      { field: t.waiveReason, mine: reason, theirs: saved.reason ?? '' },
    ],
    send: ({ reason }, how) => waive(deadline.id, reason.trim(), how),
    says: () => t.waiveDone,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.waiveTitle} save={t.waiveSave} onClose={onClose}>
      <p>{t.waiveText(deadline.ruleName, longDate(deadline.dueOn))}</p>
      <TextArea
        {...bind(action).text('reason')}
        label={t.waiveReason}
        required
        limit={rules.DeadlineWaiverCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
