import type { ReactNode } from 'react'
import { cx } from '@/lib/cx'
import styles from './Card.module.css'

interface Props {
  title?: ReactNode
  level?: 2 | 3
  /** Stands at the right of the title: a link, a badge or a small button. */
  aside?: ReactNode
  /** No inner space, for tables and lists that reach the edges. */
  flush?: boolean
  /** False for what is of use on a screen only; `words` for choices that are printed as what has been chosen. */
  print?: boolean | 'words'
  children: ReactNode
}

export function Card({ title, level = 2, aside, flush = false, print = true, children }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={styles.card} data-print={print === true ? undefined : print || 'no'}>
      {title === undefined ? null : (
        <header className={styles.header}>
          <Heading className={styles.title}>{title}</Heading>
          {aside}
        </header>
      )}
      <div className={cx(flush ? styles.flush : styles.body)}>{children}</div>
    </section>
  )
}
