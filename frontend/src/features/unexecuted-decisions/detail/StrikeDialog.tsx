import { type FormEvent, useState } from 'react'
import { rules } from '@/api/rules.gen'
import { useVersioned } from '@/api/versioned'
import { longDate } from '@/lib/dates'
import { toast } from '@/lib/toasts'
import { DECISION_EVENT } from '@/messages/decisions.sv'
import { sv } from '@/messages/sv'
import { Button } from '@/ui/button/Button'
import { ConflictDialog } from '@/ui/conflict-dialog/ConflictDialog'
import { Dialog } from '@/ui/dialog/Dialog'
import { Refusal } from '@/ui/refusal/Refusal'
import { TextArea } from '@/ui/text-area/TextArea'
import { type Decision, type DecisionEvent, strikeEvent } from '../queries'
import { standing } from './changes'
import { t } from './messages.sv'

interface Props {
  decision: Decision
  event: DecisionEvent
  latest: () => Promise<Decision>
  onSaved: (decision: Decision) => void
  onClose: () => void
}

/** An event that was wrong stops counting, with a reason. Nothing is erased. */
export function StrikeDialog({ decision, event, latest, onSaved, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const striking = useVersioned<Decision, string>({
    seen: decision,
    latest,
    send: (given, how) => strikeEvent(decision.id, { eventId: event.id, reason: given }, how),
    onSaved: (saved) => {
      toast(t.strikeDone)
      onSaved(saved)
    },
  })
  const submit = (sent: FormEvent) => {
    sent.preventDefault()
    setTried(true)
    if (reason.trim() !== '') striking.run(reason.trim())
  }
  return (
    <Dialog
      title={t.strikeTitle}
      open
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form="strike" kind="danger" pending={striking.isPending}>
            {t.strikeSave}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {sv.cancel}
          </Button>
        </>
      }
    >
      <p>{t.strikeText(`${DECISION_EVENT[event.kind]} ${longDate(event.happenedOn)}`)}</p>
      <form id="strike" noValidate onSubmit={submit}>
        <Refusal error={striking.error} />
        <TextArea
          label={t.strikeReason}
          required
          error={isTried && reason.trim() === '' ? t.strikeFault : undefined}
          limit={rules.EventStrikeCreate.reason.maxLength}
          onChange={(change) => setReason(change.target.value)}
        />
      </form>
      {striking.conflict === null ? null : (
        <ConflictDialog
          differences={[
            { field: t.latest, mine: '', theirs: standing(striking.conflict.saved).latest },
            { field: t.status, mine: '', theirs: standing(striking.conflict.saved).status },
            { field: t.strikeReason, mine: reason, theirs: '' },
          ]}
          onKeepMine={striking.conflict.isTooLate ? undefined : striking.keepMine}
          onTakeTheirs={striking.takeTheirs}
          onClose={striking.goOn}
          isPending={striking.isPending}
        />
      )}
    </Dialog>
  )
}
