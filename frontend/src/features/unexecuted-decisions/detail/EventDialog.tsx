import { may } from '@/api/resource'
import { DECISION_EVENT } from '@/domain/decisions.sv'
import { ActionDialog } from '@/forms/ActionDialog'
import { useAction } from '@/forms/useAction'
import { civilDate } from '@/lib/dates'
import { addEvent, type Decision, decisionQuery } from '../queries'
import { standing } from './changes'
import { EventFields } from './EventFields'
import { type EventValues, type Group, kindsFor, startOf, toEvent, validateEvent } from './event'
import { t } from './messages.sv'

interface Props {
  decision: Decision
  group: Group
  onClose: () => void
}

/** One thing that has happened to a decision, on a day. */
export function EventDialog({ decision, group, onClose }: Props) {
  const kinds = kindsFor(group, decision)
  const action = useAction<EventValues, Decision>({
    kind: 'decision',
    start: startOf(kinds),
    validate: (values) => validateEvent(values, decision, civilDate()),
    seen: decision,
    mayStill: (saved) => may(saved, 'events'),
    query: ({ id }) => decisionQuery(id),
    differences: ({ kind, happenedOn }, saved) =>
      standing(saved, kind === '' ? '' : `${DECISION_EVENT[kind]} ${happenedOn}`),
    send: (values, how) => addEvent(decision.id, toEvent(values), how),
    says: () => t.saved,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.groupTitles[group]} save={t.save} onClose={onClose}>
      <p className="muted">{t.groupTexts[group]}</p>
      <EventFields decision={decision} group={group} kinds={kinds} fields={action} />
    </ActionDialog>
  )
}
