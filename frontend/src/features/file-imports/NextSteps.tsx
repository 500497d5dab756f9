import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { useAction } from '@/forms/useAction'
import { Button, ButtonRow } from '@/ui/button/Button'
import type { FileKind } from './kinds'
import { t } from './messages.sv'
import { type Imported, type ImportStep, importQuery, takeImportStep } from './queries'
import { isLeft, ready } from './verdicts'

/** What is done with a file that was examined: its rows taken in, or the file taken back. */
export function NextSteps({ received, onAsk }: { received: Imported; onAsk: (step: ImportStep) => void }) {
  const good = ready(received)
  return (
    <ButtonRow>
      {may(received, 'acceptances') ? (
        <Button kind="primary" icon="check" onClick={() => onAsk('acceptances')}>
          {t.accept(good)}
        </Button>
      ) : null}
      {may(received, 'withdrawals') ? (
        <Button onClick={() => onAsk('withdrawals')}>
          {isLeft(received) ? t.letBe(received.rejected) : t.withdraw}
        </Button>
      ) : null}
    </ButtonRow>
  )
}

interface ConfirmProps {
  kind: FileKind
  step: ImportStep
  received: Imported
  onClose: () => void
}

/** Asks before a step is taken with the file as it was seen, and says so when somebody else has come first. */
export function Confirm({ kind, step, received, onClose }: ConfirmProps) {
  const good = ready(received)
  const isTakenIn = step === 'acceptances'
  const back = isLeft(received)
    ? { title: t.letBeTitle, save: t.letBe(received.rejected), text: t.letBeText, done: t.letBeDone }
    : { title: t.withdrawTitle, save: t.withdraw, text: t.withdrawText, done: t.withdrawDone }
  const action = useAction<object, Imported>({
    kind: `${kind.of}-import`,
    start: {},
    seen: received,
    mayStill: (saved) => may(saved, step),
    query: ({ id }) => importQuery(kind.of, id),
    differences: (_none, saved) => [
      { field: t.rejected, mine: String(received.rejected), theirs: String(saved.rejected) },
    ],
    send: (_none, how) => takeImportStep(kind.of, received.id, step, how),
    says: isTakenIn ? null : () => back.done,
    onSaved: onClose,
  })
  return (
    <ActionDialog
      action={action}
      title={isTakenIn ? t.acceptTitle(good) : back.title}
      save={isTakenIn ? t.accept(good) : back.save}
      isDanger={!isTakenIn}
      onClose={onClose}
    >
      <p>{isTakenIn ? kind.words.acceptText(received.rejected) : back.text}</p>
    </ActionDialog>
  )
}
