import { useEffect } from 'react'
import { loginAddress } from '@/api/session'
import { tellOtherTabs } from '@/lib/logins'
import { buttonClass } from '@/ui/button/Button'
import { Lone } from '../InfoPages'
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

/** Where a new login in a second tab ends: the first tab is told and can go on. */
export function LoggedInPage() {
  useEffect(() => tellOtherTabs('logged-in'), [])
  return <Lone title={t.loggedInTitle} text={t.loggedIn} />
}
