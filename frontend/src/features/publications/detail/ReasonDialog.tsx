import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from '../messages.sv'
import { type Card, cardQuery, sendBack, withdraw } from '../queries'
import { standing } from '../status'
import type { DialogProps } from './dialog'

/** What is to be mended first. */
export function BackDialog(props: DialogProps) {
  return <ReasonDialog {...props} words={t.backDialog} rel="returns" step={sendBack} />
}

/** Why nobody is to read it any more. */
export function WithdrawDialog(props: DialogProps) {
  const words = props.card.status === 'draft' ? t.giveUpDialog : t.withdrawDialog
  return <ReasonDialog {...props} words={words} rel="withdrawals" step={withdraw} />
}

interface Props extends DialogProps {
  words: { title: string; lead?: string; reason: string; save: string; saved: string }
  rel: string
  step: typeof withdraw
}

function ReasonDialog({ card, words, rel, step, onClose }: Props) {
  const action = useAction<{ reason: string }, Card>({
    kind: 'publication',
    start: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t.faults.reason } : {}),
    seen: card,
    mayStill: (saved) => may(saved, rel),
    query: ({ id }) => cardQuery(id),
    differences: (_, saved) => standing(saved),
    send: ({ reason }, how) => step(card.id, reason.trim(), how),
    says: () => words.saved,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={words.title} save={words.save} onClose={onClose}>
      {words.lead === undefined ? null : <p>{words.lead}</p>}
      <TextArea
        {...bind(action).text('reason')}
        label={words.reason}
        required
        limit={rules.PublicationWithdrawalCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
