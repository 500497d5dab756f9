import type { ReactNode } from 'react'
import { cx } from '@/lib/cx'
import { Icon, type IconName } from '../icon/Icon'
import styles from './Badge.module.css'

export type BadgeTone = 'neutral' | 'accent' | 'info' | 'ok' | 'warn' | 'danger'

/** A short state in words. The colour only repeats what the text says. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: BadgeTone
  icon?: IconName
  children: ReactNode
}) {
  return (
    <span className={cx(styles.badge, styles[tone])}>
      {icon === undefined ? null : <Icon name={icon} size={14} />}
      {children}
    </span>
  )
}
