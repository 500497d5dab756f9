import { type ComponentType, useState } from 'react'
import { Disclosure } from '@/ui/disclosure/Disclosure'
import { Icon } from '@/ui/icon/Icon'
import { t } from './messages.sv'
import styles from './UserMenu.module.css'

interface Props {
  name: string
  roles: readonly string[]
}

export function UserMenu({ name, roles }: Props) {
  // Seldom opened, so its choices come when it is. Without a net they come the next time, and the page stays as it is.
  const [Choices, setChoices] = useState<ComponentType | null>(null)
  const fetchChoices = () =>
    void import('./AccountChoices')
      .then(({ AccountChoices }) => setChoices(() => AccountChoices))
      .catch(() => undefined)
  return (
    <Disclosure
      onOpen={fetchChoices}
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
      {Choices === null ? null : <Choices />}
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
