import { useState } from 'react'
import { fetchUser, loginAddress } from '@/api/session'
import { Alert } from '@/ui/alert/Alert'
import { Button, ButtonRow, buttonClass } from '@/ui/button/Button'
import { PageHeading } from '@/ui/page-header/PageHeading'
import { Wheel } from './Brand'
import styles from './InfoPages.module.css'
import { t } from './messages.sv'

/** In place of everything else when the login has ended, here or in another tab. One goes on by logging in in a new tab. */
export function EndedPage() {
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
    <Lone title={t.session.endedTitle} text={t.session.ended}>
      {isStillOut ? (
        <Alert tone="warn" live>
          {t.session.still}
        </Alert>
      ) : null}
      <ButtonRow>
        <a className={buttonClass('primary')} href={loginAddress('/inloggad')} target="_blank" rel="noopener">
          {t.session.logIn}
        </a>
        <Button onClick={check} pending={isChecking} pendingText={t.session.checking}>
          {t.session.back}
        </Button>
      </ButtonRow>
    </Lone>
  )
}

/** A page of its own, outside the frame. */
export function Lone({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  return (
    <main className={styles.page}>
      <Wheel size={56} />
      <PageHeading>{title}</PageHeading>
      <p className="muted">{text}</p>
      {children}
    </main>
  )
}
