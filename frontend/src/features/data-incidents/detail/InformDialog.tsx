import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { DateField } from '@/ui/date-field/DateField'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from '../messages.sv'
import { type Incident, incidentQuery, inform } from '../queries'
import { standing } from './changes'

interface Values {
  informed: '' | 'yes' | 'no'
  informedOn: string
  informedHow: string
  reason: string
}

const LIMITS = rules.DataIncidentInformationCreate
const CHOICES = [
  { value: 'yes', label: t.informDialog.yes },
  { value: 'no', label: t.informDialog.no },
]

/** When and how those whose data it is were told, or why they are not. */
export function InformDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const words = t.informDialog
  const action = useAction<Values, Incident>({
    kind: 'data-incident',
    start: { informed: '', informedOn: '', informedHow: '', reason: '' },
    validate: ({ informed, informedOn, informedHow, reason }) => ({
      ...(informed === '' ? { informed: t.faults.choose } : {}),
      ...(informed === 'yes' && parseDate(informedOn) === null ? { informedOn: t.faults.day } : {}),
      ...(informed === 'yes' && informedHow.trim() === '' ? { informedHow: t.faults.how } : {}),
      ...(informed === 'no' && reason.trim() === '' ? { reason: t.faults.reason } : {}),
    }),
    seen: incident,
    mayStill: (saved) => may(saved, 'information'),
    query: ({ id }) => incidentQuery(id),
    differences: ({ informedHow }, saved) => standing(saved, [[words.how, informedHow, saved.informedHow]]),
    send: ({ informed, informedOn, informedHow, reason }, how) =>
      inform(
        incident.id,
        informed === 'yes'
          ? {
              informed: true,
              informedOn: parseDate(informedOn) ?? informedOn,
              informedHow: informedHow.trim(),
            }
          : { informed: false, reason: reason.trim() },
        how,
      ),
    says: () => words.saved,
    onSaved: onClose,
  })
  const { text, radio, field } = bind(action)
  const { informed } = action.values
  return (
    <ActionDialog action={action} title={words.title} save={words.save} onClose={onClose}>
      <RadioGroup {...radio('informed')} label={words.title} required choices={CHOICES} />
      {informed === 'yes' ? (
        <>
          <DateField {...field('informedOn')} label={words.day} required max={civilDate()} />
          <TextArea
            {...text('informedHow')}
            label={words.how}
            required
            rows={2}
            limit={LIMITS.informedHow.maxLength}
          />
        </>
      ) : null}
      {informed === 'no' ? (
        <TextArea {...text('reason')} label={words.why} required rows={3} limit={LIMITS.reason.maxLength} />
      ) : null}
    </ActionDialog>
  )
}
