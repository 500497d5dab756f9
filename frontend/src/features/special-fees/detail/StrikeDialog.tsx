import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from '../messages.sv'
import { type Fee, feeQuery, strike } from '../queries'
import { standing } from './changes'

/** A fee that was wrongly registered stops counting, with a reason. Nothing is erased. */
export function StrikeDialog({ fee, onClose }: { fee: Fee; onClose: () => void }) {
  const action = useAction<{ reason: string }, Fee>({
    kind: 'special-fee',
    start: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t.faults.reason } : {}),
    seen: fee,
    mayStill: (saved) => may(saved, 'strikes'),
    query: ({ id }) => feeQuery(id),
    differences: ({ reason }, saved) => [
      ...standing(saved),
      { field: t.strikeReason, mine: reason, theirs: '' },
    ],
    send: ({ reason }, how) => strike(fee.id, reason.trim(), how),
    says: () => t.strikeDone,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.strikeTitle} save={t.strikeSave} isDanger onClose={onClose}>
      <p>{t.strikeText}</p>
      <TextArea
        {...bind(action).text('reason')}
        label={t.strikeReason}
        required
        limit={rules.SpecialFeeStrikeCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
