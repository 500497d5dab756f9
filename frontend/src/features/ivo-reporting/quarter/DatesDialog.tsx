import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { DateField } from '@/ui/date-field/DateField'
import { TextField } from '@/ui/text-field/TextField'
import { t } from '../messages.sv'
import { type Report, reportQuery, reschedule } from '../queries'
import { type DatesValues, datesOf, differences, toDates, validateDates } from './dates'

/** The days of a quarter are told by IVO each year, so they are data and not rules. */
export function DatesDialog({ report, onClose }: { report: Report; onClose: () => void }) {
  const action = useAction<DatesValues, Report>({
    kind: 'ivo-report',
    start: datesOf(report),
    validate: validateDates,
    seen: report,
    mayStill: (saved) => may(saved, 'edit'),
    query: ({ id }) => reportQuery(id),
    differences,
    send: (values, how) => reschedule(report.id, toDates(values), how),
    says: () => t.editSaved,
    onSaved: onClose,
  })
  const { text, field } = bind(action)
  return (
    <ActionDialog action={action} title={t.editTitle} onClose={onClose}>
      <p className="muted">{t.editText}</p>
      <DateField {...field('opensOn')} label={t.opens} required />
      <DateField {...field('dueOn')} label={t.due} required />
      <TextField
        {...text('smallLimit')}
        label={t.editSmall}
        hint={t.editSmallHint}
        required
        width="short"
        inputMode="numeric"
        readOnly={report.status !== 'open'}
      />
    </ActionDialog>
  )
}
