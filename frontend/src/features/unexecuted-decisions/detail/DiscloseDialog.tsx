import { type FormEvent, useState } from 'react'
import { announce } from '@/lib/announce'
import { sv } from '@/messages/sv'
import { Button } from '@/ui/button/Button'
import { Dialog } from '@/ui/dialog/Dialog'
import { Facts } from '@/ui/facts/Facts'
import { Refusal } from '@/ui/refusal/Refusal'
import { TextField } from '@/ui/text-field/TextField'
import { type Decision, disclose } from '../queries'
import styles from './DetailPage.module.css'
import { t } from './messages.sv'

const SHORTEST = 5

/** Who a decision is about: for a purpose, after a fresh login. What is shown lives only while the dialog is open. */
export function DiscloseDialog({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  const [purpose, setPurpose] = useState('')
  const [isTried, setTried] = useState(false)
  const [state, setState] = useState<State>({ kind: 'asking' })
  const isShort = purpose.trim().length < SHORTEST
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isShort || state.kind === 'sending') return
    setState({ kind: 'sending' })
    try {
      const { personNumber, name } = await disclose(decision.id, purpose.trim())
      setState({ kind: 'shown', personNumber, name: name ?? null })
    } catch (error) {
      setState({ kind: 'refused', error })
    }
  }
  if (state.kind === 'shown') return <Shown {...state} onClose={onClose} />
  return (
    <Dialog
      title={t.discloseTitle}
      open
      onClose={onClose}
      actions={
        <>
          <Button
            type="submit"
            form="disclose"
            kind="primary"
            pending={state.kind === 'sending'}
            pendingText={t.disclosing}
          >
            {t.discloseButton}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {sv.cancel}
          </Button>
        </>
      }
    >
      <p>{t.discloseText}</p>
      <Refusal error={state.kind === 'refused' ? state.error : null} />
      <form id="disclose" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={t.purpose}
          hint={t.purposeHint}
          required
          maxLength={200}
          error={isTried && isShort ? t.purposeFault : undefined}
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
        />
      </form>
    </Dialog>
  )
}

type State =
  | { kind: 'asking' }
  | { kind: 'sending' }
  | { kind: 'refused'; error: unknown }
  | { kind: 'shown'; personNumber: string; name: string | null }

function Shown({
  personNumber,
  name,
  onClose,
}: {
  personNumber: string
  name: string | null
  onClose: () => void
}) {
  const copy = (what: string, text: string) =>
    void navigator.clipboard.writeText(text).then(() => announce(t.copied(what)))
  return (
    <Dialog
      title={t.discloseTitle}
      open
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" onClick={onClose}>
            {sv.close}
          </Button>
          <Button icon="document" onClick={() => copy(t.personNumber, personNumber)}>
            {t.copy} {t.personNumber.toLowerCase()}
          </Button>
        </>
      }
    >
      <div className={styles.secret} data-print="no" role="status">
        <Facts
          facts={[
            { term: t.personNumber, value: personNumber },
            { term: t.name, value: name },
          ]}
        />
      </div>
      <p className={styles.note}>{t.shownOnce}</p>
    </Dialog>
  )
}
