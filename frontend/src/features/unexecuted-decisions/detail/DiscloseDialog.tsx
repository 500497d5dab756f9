import { useState } from 'react'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { sv } from '@/messages/sv'
import { Button } from '@/ui/button/Button'
import { CopyButton } from '@/ui/copy-button/CopyButton'
import { Dialog } from '@/ui/dialog/Dialog'
import { Facts } from '@/ui/facts/Facts'
import { TextField } from '@/ui/text-field/TextField'
import { type Decision, disclose, type Identity } from '../queries'
import styles from './DetailPage.module.css'
import { t } from './messages.sv'

const SHORTEST = 5

/** Who a decision is about: for a purpose, after a fresh login. What is shown lives only while the dialog is open. */
export function DiscloseDialog({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  const [identity, setIdentity] = useState<Identity | null>(null)
  const action = useAction<{ purpose: string }, Identity>({
    kind: 'decision',
    start: { purpose: '' },
    validate: ({ purpose }) => (purpose.trim().length < SHORTEST ? { purpose: t.purposeFault } : {}),
    send: ({ purpose }, how) => disclose(decision.id, purpose.trim(), how),
    says: null,
    onSaved: setIdentity,
  })
  if (identity !== null) return <Shown identity={identity} onClose={onClose} />
  return (
    <ActionDialog
      action={action}
      title={t.discloseTitle}
      save={t.discloseButton}
      saving={t.disclosing}
      onClose={onClose}
    >
      <p>{t.discloseText}</p>
      <TextField
        {...bind(action).text('purpose')}
        label={t.purpose}
        hint={t.purposeHint}
        required
        maxLength={200}
      />
    </ActionDialog>
  )
}

function Shown({ identity, onClose }: { identity: Identity; onClose: () => void }) {
  const { personNumber, name } = identity
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
          <CopyButton text={personNumber} done={t.copied(t.personNumber)}>
            {`${t.copy} ${t.personNumber.toLowerCase()}`}
          </CopyButton>
        </>
      }
    >
      <div className={styles.secret} data-print="no" role="status">
        <Facts
          facts={[
            { term: t.personNumber, value: personNumber },
            { term: t.name, value: name ?? null },
          ]}
        />
      </div>
      <p className={styles.note}>{t.shownOnce}</p>
    </Dialog>
  )
}
