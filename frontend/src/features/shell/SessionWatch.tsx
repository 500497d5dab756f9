import { useEffect, useState, useSyncExternalStore } from 'react'
import { endsAt, fetchUser, loginAddress, session } from '@/api/session'
import { Alert } from '@/ui/alert/Alert'
import { Button, buttonClass } from '@/ui/button/Button'
import { Dialog } from '@/ui/dialog/Dialog'
import { t } from './messages.sv'

const WARN_BEFORE = 5 * 60_000

/** Warns before the session ends, and lets one log in again in another tab without losing the page. */
export function SessionWatch() {
  const state = useSyncExternalStore(session.subscribe, session.current)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000)
    return () => clearInterval(timer)
  }, [])
  const left = endsAt(state) - now
  useEffect(() => {
    if (left <= 0) session.expire()
  }, [left])
  if (state.isExpired) return <LoggedOut />
  if (left > WARN_BEFORE || left <= 0) return null
  const minutes = Math.max(1, Math.ceil(left / 60_000))
  return (
    <Dialog
      title={t.session.soonTitle}
      open
      onClose={() => void fetchUser()}
      actions={
        <Button kind="primary" onClick={() => void fetchUser()}>
          {t.session.goOn}
        </Button>
      }
    >
      <p role="timer">{t.session.soon(minutes)}</p>
    </Dialog>
  )
}

function LoggedOut() {
  const [isChecking, setChecking] = useState(false)
  const [isStillOut, setStillOut] = useState(false)
  const check = () => {
    setChecking(true)
    fetchUser()
      .then((user) => setStillOut(user === null))
      .catch(() => setStillOut(true))
      .finally(() => setChecking(false))
  }
  return (
    <Dialog
      title={t.session.endedTitle}
      open
      onClose={check}
      actions={
        <>
          <a
            className={buttonClass('primary')}
            href={loginAddress('/inloggad')}
            target="_blank"
            rel="noopener"
          >
            {t.session.logIn}
          </a>
          <Button onClick={check} pending={isChecking} pendingText={t.session.checking}>
            {t.session.back}
          </Button>
        </>
      }
    >
      <p>{t.session.ended}</p>
      {isStillOut ? (
        <Alert tone="warn" live>
          {t.session.still}
        </Alert>
      ) : null}
    </Dialog>
  )
}
