import { actionQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate } from '@/lib/dates'
import { DateField } from '@/ui/date-field/DateField'
import { TextArea } from '@/ui/text-area/TextArea'
import { standing } from './changes'
import { type ReopeningValues, toReopening, validateReopening } from './judge-form'
import { t } from './messages.sv'
import { type Action, reopen } from './queries'

/** A judged action is carried on with, by the same measure. */
export function ReopenDialog({ action: seen, onClose }: { action: Action; onClose: () => void }) {
  const action = useAction<ReopeningValues, Action>({
    kind: 'action',
    start: { reason: '', carryOutBy: '', followUpOn: '' },
    validate: validateReopening,
    seen,
    query: ({ id }) => actionQuery(id),
    mayStill: (saved) => may(saved, 'reopenings'),
    differences: ({ reason }, saved) => [
      ...standing(saved),
      { field: t.reopenReason, mine: reason, theirs: '' },
    ],
    send: (values, how) => reopen(seen.id, toReopening(values), how),
    says: () => t.reopened,
    onSaved: onClose,
  })
  const { text, field } = bind(action)
  return (
    <ActionDialog action={action} title={t.reopenTitle} save={t.reopen} onClose={onClose}>
      <p>{t.reopenText}</p>
      <TextArea
        {...text('reason')}
        label={t.reopenReason}
        hint={t.reasonHint}
        required
        limit={rules.ActionReopeningCreate.reason.maxLength}
      />
      <DateField {...field('carryOutBy')} label={t.carryOutBy} required min={civilDate()} />
      <DateField {...field('followUpOn')} label={t.followUpOn} required min={civilDate()} />
    </ActionDialog>
  )
}
