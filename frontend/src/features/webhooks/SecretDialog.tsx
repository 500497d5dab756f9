import { announce } from '@/lib/announce'
import { sv } from '@/messages/sv'
import { Button } from '@/ui/button/Button'
import { Dialog } from '@/ui/dialog/Dialog'
import { t } from './messages.sv'

/** What messages to a receiver are signed with, as long as the dialog is open. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const copy = () => void navigator.clipboard.writeText(secret).then(() => announce(t.copied))
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
          <Button icon="document" onClick={copy}>
            {t.copy}
          </Button>
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
