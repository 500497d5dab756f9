import { lazy, Suspense } from 'react'
import { Disclosure } from '@/ui/disclosure/Disclosure'
import { Icon } from '@/ui/icon/Icon'
import { t } from './messages.sv'
import styles from './UserMenu.module.css'

/** Nobody chooses in it before the page is there, so it comes after the page. */
const AccountChoices = lazy(() =>
  import('./AccountChoices').then((module) => ({ default: module.AccountChoices })),
)

interface Props {
  name: string
  roles: readonly string[]
}

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
      <Suspense fallback={null}>
        <AccountChoices />
      </Suspense>
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
