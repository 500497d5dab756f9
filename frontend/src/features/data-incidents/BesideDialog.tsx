import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from './messages.sv'
import { flag, incidentsOfQuery, type OfMatter, withdraw } from './queries'

interface Props {
  matterId: string
  step: 'flag' | 'withdraw'
  onClose: () => void
}

/** That personal data may have been seen by somebody who should not have, or that it was said by mistake. */
export function BesideDialog({ matterId, step, onClose }: Props) {
  return step === 'flag' ? (
    <FlagDialog matterId={matterId} onClose={onClose} />
  ) : (
    <WithdrawDialog matterId={matterId} onClose={onClose} />
  )
}

function FlagDialog({ matterId, onClose }: Omit<Props, 'step'>) {
  const action = useAction<{ words: string }, OfMatter>({
    kind: 'data-incident',
    start: { words: '' },
    send: ({ words }, how) => flag(matterId, words.trim(), how),
    query: () => incidentsOfQuery(matterId),
    says: () => t.beside.flagged,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.beside.flagTitle} save={t.beside.flag} onClose={onClose}>
      <p>{t.beside.flagLead}</p>
      <TextArea
        {...bind(action).text('words')}
        label={t.beside.flagWords}
        hint={t.beside.flagHint}
        limit={rules.DataIncidentCreate.words.maxLength}
      />
    </ActionDialog>
  )
}

function WithdrawDialog({ matterId, onClose }: Omit<Props, 'step'>) {
  const action = useAction<{ reason: string }, OfMatter>({
    kind: 'data-incident',
    start: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t.faults.wrong } : {}),
    send: ({ reason }, how) => withdraw(matterId, reason.trim(), how),
    query: () => incidentsOfQuery(matterId),
    says: () => t.beside.withdrawn,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.beside.withdrawTitle} save={t.beside.withdraw} onClose={onClose}>
      <p>{t.beside.withdrawLead}</p>
      <TextArea
        {...bind(action).text('reason')}
        label={t.beside.withdrawReason}
        required
        limit={rules.DataIncidentWithdrawalCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
