import { sv } from '@/messages/sv'
import { Button } from '@/ui/button/Button'
import { CopyButton } from '@/ui/copy-button/CopyButton'
import { Dialog } from '@/ui/dialog/Dialog'
import { t } from './messages.sv'

/** What messages to a receiver are signed with, as long as the dialog is open. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Dialog
      title={t.secretTitle}
      open
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" onClick={onClose}>
            {sv.close}
          </Button>
          <CopyButton text={secret} done={t.copied}>
            {t.copy}
          </CopyButton>
        </>
      }
    >
      <p>{t.secretText}</p>
      <p data-print="no">
        <code className="prose">{secret}</code>
      </p>
    </Dialog>
  )
}
