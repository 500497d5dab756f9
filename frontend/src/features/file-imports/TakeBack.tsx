import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { TextField } from '@/ui/text-field/TextField'
import type { FileKind } from './kinds'
import { STATUS, t } from './messages.sv'
import { type Imported, importQuery, takeBack } from './queries'

/** A file that was taken in by mistake can be taken back while nobody has used what it brought; else it says why not. */
export function TakeBack({ received, onAsk }: { received: Imported; onAsk: () => void }) {
  const isPossible = may(received, 'reversals')
  if (!isPossible && received.inUse === null) return null
  return (
    <Card title={t.takeBackHeading}>
      <p>{isPossible ? t.takeBackLead : received.inUse}</p>
      {isPossible ? <Button onClick={onAsk}>{t.withdraw}</Button> : null}
    </Card>
  )
}

interface Props {
  of: 'decision' | 'deviation'
  words: NonNullable<FileKind['takeBack']>
  received: Imported
  onClose: () => void
}

/** Asks why the file as it was seen is to be taken back. */
export function ConfirmTakeBack({ of, words, received, onClose }: Props) {
  const action = useAction<{ reason: string }, Imported>({
    kind: `${of}-import`,
    start: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t.takeBackFault } : {}),
    seen: received,
    mayStill: (saved) => may(saved, 'reversals'),
    query: ({ id }) => importQuery(of, id),
    differences: (_reason, saved) => [
      { field: t.status, mine: STATUS[received.status].label, theirs: STATUS[saved.status].label },
    ],
    send: ({ reason }, how) => takeBack(of, received.id, { reason: reason.trim() }, how),
    says: null,
    onSaved: onClose,
  })
  return (
    <ActionDialog
      action={action}
      title={words.title(received.created)}
      save={t.withdraw}
      isDanger
      onClose={onClose}
    >
      <p>{words.text}</p>
      <TextField
        {...bind(action).text('reason')}
        label={t.takeBackReason}
        hint={t.takeBackHint}
        maxLength={rules.ReversalCreate.reason.maxLength}
        required
      />
    </ActionDialog>
  )
}
