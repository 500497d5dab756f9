import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { DateField } from '@/ui/date-field/DateField'
import { t } from '../messages.sv'
import { type Fee, feeQuery, pay } from '../queries'
import { dayFault } from '../register/fee-form'
import { standing } from './changes'

/** That the fee has been paid, and when. */
export function PayDialog({ fee, onClose }: { fee: Fee; onClose: () => void }) {
  const action = useAction<{ paidOn: string }, Fee>({
    kind: 'special-fee',
    start: { paidOn: '' },
    validate: ({ paidOn }) => {
      const fault = dayFault(paidOn, fee.judgedOn, t.faults.beforeJudgment, civilDate())
      return fault === undefined ? {} : { paidOn: fault }
    },
    seen: fee,
    mayStill: (saved) => may(saved, 'payments'),
    query: ({ id }) => feeQuery(id),
    differences: ({ paidOn }, saved) => [...standing(saved), { field: t.payDay, mine: paidOn, theirs: '' }],
    send: ({ paidOn }, how) => pay(fee.id, parseDate(paidOn) ?? paidOn, how),
    says: () => t.payDone,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.payTitle} onClose={onClose}>
      <DateField
        {...bind(action).field('paidOn')}
        label={t.payDay}
        required
        min={fee.judgedOn}
        max={civilDate()}
      />
    </ActionDialog>
  )
}
