import { logOut } from '@/api/session'
import { useAction } from '@/forms/useAction'
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

export function UserMenu({ name, roles }: Props) {
  const leaving = useAction({
    kind: 'session',
    start: {},
    send: () => logOut(),
    says: null,
    onSaved: () => undefined,
  })
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
    </Disclosure>
  )
}

export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase()
}
