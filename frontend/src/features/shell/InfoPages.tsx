import { useEffect } from 'react'
import { loginAddress } from '@/api/session'
import { tellOtherTabs } from '@/lib/logins'
import { Button, ButtonRow, buttonClass } from '@/ui/button/Button'
import { PageHeading } from '@/ui/page-header/PageHeading'
import { Wheel } from './Brand'
import styles from './InfoPages.module.css'
import { t } from './messages.sv'

/** After logging out, and after sending a report and logging out in one: then with its number. */
export function LoggedOutPage({ report }: { report: string | undefined }) {
  return (
    <Lone title={report === undefined ? t.loggedOutTitle : t.sentTitle} text={t.loggedOut}>
      {report === undefined ? null : <p>{t.sent(report)}</p>}
      <a className={buttonClass('primary')} href={loginAddress('/')}>
        {t.logInAgain}
      </a>
    </Lone>
  )
}

/** In place of everything else when somebody else has logged in: the page was shown to the one before, and is theirs alone. */
export function OtherPersonPage({ name }: { name: string }) {
  return (
    <Lone title={t.other.title(name)} text={t.other.text}>
      <p className="muted">{t.other.kept}</p>
      <ButtonRow>
        <Button kind="primary" onClick={() => location.assign('/')}>
          {t.other.goOn(name)}
        </Button>
        <a
          className={buttonClass('secondary')}
          href={loginAddress('/inloggad')}
          target="_blank"
          rel="noopener"
        >
          {t.other.logIn}
        </a>
      </ButtonRow>
    </Lone>
  )
}

/** Where a new login in a second tab ends: the first tab is told and can go on. */
export function LoggedInPage() {
  useEffect(() => tellOtherTabs('logged-in'), [])
  return <Lone title={t.loggedInTitle} text={t.loggedIn} />
}

function Lone({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  return (
    <main className={styles.page}>
      <Wheel size={56} />
      <PageHeading>{title}</PageHeading>
      <p className="muted">{text}</p>
      {children}
    </main>
  )
}
