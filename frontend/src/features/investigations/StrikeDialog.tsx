import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from './messages.sv'
import { type Investigation, investigationQuery, type Part, strike } from './queries'

interface Props {
  matterId: string
  /** What is struck: a note, a cause or a voice, and its id. */
  row: [Part, string]
  onClose: () => void
}

/** Something that was wrong is struck, with a reason. It stays to be read. */
export function StrikeDialog({ matterId, row, onClose }: Props) {
  const action = useAction<{ reason: string }, Investigation>({
    kind: 'deviation',
    start: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t.faults.struck } : {}),
    send: ({ reason }, how) => strike(matterId, row, reason.trim(), how),
    query: () => investigationQuery(matterId),
    says: () => t.isStruck,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.strikeTitle[row[0]]} save={t.strike} onClose={onClose}>
      <TextArea
        {...bind(action).text('reason')}
        label={t.strikeWhy}
        hint={t.strikeHint}
        required
        limit={rules.StrikeCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
