import { useMutation } from '@tanstack/react-query'
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

/** A form, so that the menu stays open and tells what came of it. */
function LogOut() {
  const leaving = useMutation({ mutationFn: () => logOut() })
  const isPending = leaving.isPending || leaving.isSuccess
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!isPending) leaving.mutate()
      }}
    >
      {leaving.error === null ? null : (
        <Alert tone="danger" live title={t.notLoggedOut}>
          {t.notLoggedOutText}
        </Alert>
      )}
      <Button type="submit" kind="quiet" icon="logout" wide pending={isPending} pendingText={t.loggingOut}>
        {t.logOut}
      </Button>
    </form>
  )
}

export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase()
}
