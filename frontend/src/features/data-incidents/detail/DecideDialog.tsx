import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from '../messages.sv'
import { decide, type Incident, incidentQuery } from '../queries'
import { standing } from './changes'

interface Values {
  isIncident: '' | 'yes' | 'no'
  reason: string
}

const CHOICES = [
  { value: 'yes', label: t.decideDialog.notNotified, hint: t.decideDialog.notNotifiedHint },
  { value: 'no', label: t.decideDialog.noIncident, hint: t.decideDialog.noIncidentHint },
]

/** That the authority is not told, and why. */
export function DecideDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const words = t.decideDialog
  const action = useAction<Values, Incident>({
    kind: 'data-incident',
    start: { isIncident: '', reason: '' },
    validate: ({ isIncident, reason }) => ({
      ...(isIncident === '' ? { isIncident: t.faults.choose } : {}),
      ...(reason.trim() === '' ? { reason: t.faults.reason } : {}),
    }),
    seen: incident,
    mayStill: (saved) => may(saved, 'decisions'),
    query: ({ id }) => incidentQuery(id),
    differences: ({ reason }, saved) => standing(saved, [[words.reason, reason, saved.decisionReason]]),
    send: ({ isIncident, reason }, how) =>
      decide(incident.id, { isIncident: isIncident === 'yes', reason: reason.trim() }, how),
    says: () => words.saved,
    onSaved: onClose,
  })
  const { text, radio } = bind(action)
  return (
    <ActionDialog action={action} title={words.title} save={words.save} onClose={onClose}>
      <RadioGroup {...radio('isIncident')} label={words.what} look="cards" required choices={CHOICES} />
      <TextArea
        {...text('reason')}
        label={words.reason}
        required
        rows={4}
        limit={rules.DataIncidentDecisionCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
