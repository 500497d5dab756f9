import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { DECISION_EVENT } from '@/domain/decisions.sv'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { longDate } from '@/lib/dates'
import { TextArea } from '@/ui/text-area/TextArea'
import { type Decision, type DecisionEvent, decisionQuery, strikeEvent } from '../queries'
import { standing } from './changes'
import { t } from './messages.sv'

interface Props {
  decision: Decision
  event: DecisionEvent
  onClose: () => void
}

/** An event that was wrong stops counting, with a reason. Nothing is erased. */
export function StrikeDialog({ decision, event, onClose }: Props) {
  const action = useAction<{ reason: string }, Decision>({
    kind: 'decision',
    start: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t.strikeFault } : {}),
    seen: decision,
    mayStill: (saved) => may(saved, 'event-strikes'),
    query: ({ id }) => decisionQuery(id),
    differences: ({ reason }, saved) => [
      ...standing(saved),
      { field: t.strikeReason, mine: reason, theirs: '' },
    ],
    send: ({ reason }, how) => strikeEvent(decision.id, { eventId: event.id, reason: reason.trim() }, how),
    says: () => t.strikeDone,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.strikeTitle} save={t.strikeSave} isDanger onClose={onClose}>
      <p>{t.strikeText(`${DECISION_EVENT[event.kind]} ${longDate(event.happenedOn)}`)}</p>
      <TextArea
        {...bind(action).text('reason')}
        label={t.strikeReason}
        required
        limit={rules.EventStrikeCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
