import type { ReactNode } from 'react'
import { cx } from '@/lib/cx'
import { sv } from '@/messages/sv'
import { Icon, type IconName } from '../icon/Icon'
import styles from './Alert.module.css'

export type Tone = 'info' | 'ok' | 'warn' | 'danger'

const ICONS: Record<Tone, IconName> = { info: 'info', ok: 'checkCircle', warn: 'alert', danger: 'alert' }

interface Props {
  tone?: Tone
  title?: string
  children?: ReactNode
  actions?: ReactNode
  /** Said at once by screen readers when it appears; leave out for what was there from the start. */
  live?: boolean
}

export function Alert({ tone = 'info', title, children, actions, live = false }: Props) {
  return (
    <div
      role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={cx(styles.alert, styles[tone])}
    >
      <Icon name={ICONS[tone]} size={22} />
      <div className={styles.text}>
        <span className="visually-hidden">{sv.tone[tone]}: </span>
        {title === undefined ? null : <p className={styles.title}>{title}</p>}
        {children === undefined ? null : <div>{children}</div>}
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}
