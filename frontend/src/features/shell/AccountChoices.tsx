import { logOut } from '@/api/session'
import { useAction } from '@/forms/useAction'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { t } from './messages.sv'
import { ThemeChoice } from './ThemeChoice'

/** What the account's menu holds beside the name: the colours, and the way out. */
export function AccountChoices() {
  const leaving = useAction({
    kind: 'session',
    start: {},
    send: () => logOut(),
    says: null,
    onSaved: () => undefined,
  })
  return (
    <>
      <ThemeChoice />
      {leaving.error === null ? null : <Alert tone="danger">{leaving.error.message}</Alert>}
      <Button
        kind="quiet"
        icon="logout"
        wide
        pending={leaving.isPending}
        pendingText={t.loggingOut}
        onClick={() => leaving.submit()}
      >
        {t.logOut}
      </Button>
    </>
  )
}
