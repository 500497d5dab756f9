import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate } from '@/lib/dates'
import { DateField } from '@/ui/date-field/DateField'
import { TextArea } from '@/ui/text-area/TextArea'
import { TextField } from '@/ui/text-field/TextField'
import { t } from '../messages.sv'
import { type Fee, type FeeDecision, feeQuery, register } from '../queries'
import { type FeeValues, START, toFee, validateFee } from './fee-form'

interface Props {
  decision: FeeDecision
  onRegistered: (fee: Fee) => void
  onClose: () => void
}

/** What the court has said, for one decision. An amount outside the law's interval is taken, with a warning afterwards. */
export function RegisterDialog({ decision, onRegistered, onClose }: Props) {
  const action = useAction<FeeValues, Fee>({
    kind: 'special-fee',
    start: START,
    validate: (values) => validateFee(values, decision, civilDate()),
    send: (values, how) => register(decision.id, toFee(values), how),
    query: ({ id }) => feeQuery(id),
    says: () => t.saved,
    onSaved: onRegistered,
  })
  const { text, field } = bind(action)
  const interval = decision.feeInterval
  return (
    <ActionDialog action={action} title={t.registerTitle} save={t.save} onClose={onClose}>
      <p className="muted">{t.registerText}</p>
      <TextField
        {...text('court')}
        label={t.columns.court}
        hint={t.courtHint}
        required
        maxLength={rules.SpecialFeeCreate.court.maxLength}
      />
      <DateField
        {...field('judgedOn')}
        label={t.judgedOn}
        required
        min={decision.decidedOn}
        max={civilDate()}
      />
      <TextField
        {...text('amountKr')}
        label={t.amountField}
        hint={interval === null ? undefined : t.amountHint(interval.lowKr, interval.highKr)}
        required
        width="short"
        inputMode="numeric"
      />
      <TextArea
        {...text('note')}
        label={t.note}
        hint={t.noteHint}
        limit={rules.SpecialFeeCreate.note.maxLength}
      />
    </ActionDialog>
  )
}
