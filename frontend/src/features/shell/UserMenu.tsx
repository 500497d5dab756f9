import { useState } from 'react'
import { logOut } from '@/api/session'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { Disclosure } from '@/ui/disclosure/Disclosure'
import { Icon } from '@/ui/icon/Icon'
import { t } from './messages.sv'
import { ThemeChoice } from './ThemeChoice'
import styles from './UserMenu.module.css'

interface Props {
  name: string
  roles: readonly string[]
}

/** Whose page it is, the colours and the way out. Nothing of it is fetched when it is opened: it may be needed without a net. */
export function UserMenu({ name, roles }: Props) {
  return (
    <Disclosure
      buttonClass={styles.opener}
      label={
        <>
          <span className={styles.initials} aria-hidden="true">
            {initials(name)}
          </span>
          <span className={styles.name}>
            <span className="visually-hidden">{t.account}: </span>
            {name}
          </span>
          <Icon name="chevronDown" size={16} />
        </>
      }
    >
      <div className={styles.who}>
        <p className={styles.fullName}>{name}</p>
        {roles.map((role) => (
          <p key={role} className={styles.role}>
            {role}
          </p>
        ))}
      </div>
      <ThemeChoice />
      <LogOut />
    </Disclosure>
  )
}

/** The way out, in the first load and without a form: nothing is answered that could be lost. */
function LogOut() {
  const [phase, setPhase] = useState<'here' | 'leaving' | 'refused'>('here')
  const leave = () => {
    setPhase('leaving')
    logOut().catch(() => setPhase('refused'))
  }
  return (
    <>
      {phase === 'refused' ? (
        <Alert tone="danger" live title={t.notLoggedOut}>
          {t.notLoggedOutText}
        </Alert>
      ) : null}
      <Button
        kind="quiet"
        icon="logout"
        wide
        pending={phase === 'leaving'}
        pendingText={t.loggingOut}
        onClick={leave}
        data-stays
      >
        {t.logOut}
      </Button>
    </>
  )
}

export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase()
}
