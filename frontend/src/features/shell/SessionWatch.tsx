import { useEffect, useState, useSyncExternalStore } from 'react'
import { endsAt, fetchUser, session } from '@/api/session'
import { Button } from '@/ui/button/Button'
import { Dialog } from '@/ui/dialog/Dialog'
import { t } from './messages.sv'

const WARN_BEFORE = 5 * 60_000

/** Warns before the session ends, and ends it for the page when its time is out. */
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
