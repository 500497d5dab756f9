import { useEffect, useState } from 'react'
import { onOtherTabs } from '@/lib/logins'
import { sv } from '@/messages/sv'
import { Alert } from '../alert/Alert'
import { buttonClass } from '../button/Button'

/** Some steps ask for a login of the last ten minutes. One logs in in a new tab, so that nothing is lost in this one. */
export function LogInAgain() {
  const [isBack, setBack] = useState(false)
  useEffect(() => onOtherTabs((told) => setBack((isNow) => isNow || told === 'logged-in')), [])
  if (isBack) {
    return (
      <Alert tone="ok" live title={sv.logInAgain.doneTitle}>
        {sv.logInAgain.done}
      </Alert>
    )
  }
  return (
    <Alert
      tone="warn"
      live
      title={sv.logInAgain.title}
      actions={
        <a
          className={buttonClass('secondary')}
          href="/bff/login?fresh=1&return=/inloggad"
          target="_blank"
          rel="noopener"
        >
          {sv.logInAgain.link}
        </a>
      }
    >
      {sv.logInAgain.text}
    </Alert>
  )
}
