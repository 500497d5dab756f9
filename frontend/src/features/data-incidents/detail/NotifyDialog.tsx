import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { TextArea } from '@/ui/text-area/TextArea'
import { TextField } from '@/ui/text-field/TextField'
import { timeOf } from '../clock'
import { t } from '../messages.sv'
import { type Incident, incidentQuery, notify } from '../queries'
import { standing } from './changes'
import { MomentFields } from './MomentFields'
import { type MomentValues, momentFaults, NO_MOMENT, toMoment } from './moment-form'

interface Values extends MomentValues {
  reference: string
  delayReason: string
  note: string
}

const LIMITS = rules.DataIncidentNoticeCreate

/** That the authority has been told: the first time, which is the decision, or with more. */
export function NotifyDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const words = t.notifyDialog
  const isLate = incident.notices.length === 0 && timeOf(incident)?.tone === 'danger'
  const said = (text: string) => (text.trim() === '' ? null : text.trim())
  const action = useAction<Values, Incident>({
    kind: 'data-incident',
    start: { ...NO_MOMENT, reference: '', delayReason: '', note: '' },
    validate: momentFaults,
    fieldOf: { notified: 'day', 'notified.on': 'day', 'notified.time': 'time' },
    seen: incident,
    mayStill: (saved) => may(saved, 'notices'),
    query: ({ id }) => incidentQuery(id),
    differences: ({ note }, saved) => standing(saved, [[t.note, note, saved.notices.at(-1)?.note ?? null]]),
    send: (values, how) =>
      notify(
        incident.id,
        {
          notified: toMoment(values),
          reference: said(values.reference),
          delayReason: said(values.delayReason),
          note: said(values.note),
        },
        how,
      ),
    says: () => words.saved,
    onSaved: onClose,
  })
  const { text } = bind(action)
  const asksWhy = isLate || action.fault('delayReason') !== undefined
  return (
    <ActionDialog action={action} title={words.title} save={words.save} onClose={onClose}>
      <p>{words.lead}</p>
      <MomentFields fields={action} label={words.day} />
      {asksWhy ? (
        <TextArea
          {...text('delayReason')}
          label={words.delay}
          rows={2}
          limit={LIMITS.delayReason.maxLength}
        />
      ) : null}
      <TextField
        {...text('reference')}
        label={words.reference}
        width="medium"
        maxLength={LIMITS.reference.maxLength}
      />
      <TextArea {...text('note')} label={words.note} rows={3} limit={LIMITS.note.maxLength} />
    </ActionDialog>
  )
}
