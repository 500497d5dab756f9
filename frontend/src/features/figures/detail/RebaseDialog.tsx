import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { DateField } from '@/ui/date-field/DateField'
import { TextField } from '@/ui/text-field/TextField'
import { t } from '../messages.sv'
import { type Figure, figureQuery, rebase } from '../queries'

interface Values {
  startsOn: string
  reason: string
}

/** From which day something else is usual, and why. */
export function RebaseDialog({ figure, onClose }: { figure: Figure; onClose: () => void }) {
  const action = useAction<Values, Figure>({
    kind: 'figure',
    start: { startsOn: '', reason: '' },
    validate: ({ startsOn, reason }) => ({
      ...(parseDate(startsOn, civilDate(), civilDate()) === null ? { startsOn: t.dayFault } : {}),
      ...(reason.trim() === '' ? { reason: t.reasonMissing } : {}),
    }),
    send: ({ startsOn, reason }, how) =>
      rebase(figure.id, { startsOn: parseDate(startsOn) ?? startsOn, reason: reason.trim() }, how),
    query: ({ id }) => figureQuery(id),
    says: () => t.rebaseDone,
    onSaved: onClose,
  })
  const { text, field } = bind(action)
  return (
    <ActionDialog action={action} title={t.rebase} save={t.rebaseSave} onClose={onClose}>
      <p>{t.rebaseText}</p>
      <DateField {...field('startsOn')} label={t.from} required max={civilDate()} />
      <TextField
        {...text('reason')}
        label={t.reason}
        required
        maxLength={rules.FigureRebaseCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
