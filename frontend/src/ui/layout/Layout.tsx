import type { ReactNode } from 'react'
import { cx } from '@/lib/cx'
import styles from './Layout.module.css'

interface StackProps {
  /** `form` and `page` keep lines short enough to read. */
  width?: 'form' | 'page'
  tight?: boolean
  children: ReactNode
}

/** The parts of a page under each other. */
export function Stack({ width, tight = false, children }: StackProps) {
  return (
    <div className={cx(styles.stack, tight && styles.tight, width !== undefined && styles[width])}>
      {children}
    </div>
  )
}

interface ColumnsProps {
  /** How wide a column is at least. */
  least?: 'narrow' | 'medium' | 'wide'
  /** Fields with labels of different height stand on the same line. */
  even?: boolean
  children: ReactNode
}

/** As many columns as there is room for. */
export function Columns({ least = 'medium', even = false, children }: ColumnsProps) {
  return <div className={cx(styles.columns, styles[least], even && styles.even)}>{children}</div>
}

interface WithSideProps {
  /** What matters most: above all else on a phone, above the side where there is room. */
  lead?: ReactNode
  side: ReactNode
  children: ReactNode
}

/** What a page is about, and beside it, where there is room, what one may need meanwhile. */
export function WithSide({ lead, side, children }: WithSideProps) {
  return (
    <div className={styles.withSide}>
      {lead === undefined ? null : <div className={styles.lead}>{lead}</div>}
      <div className={styles.content}>{children}</div>
      <div className={styles.side}>{side}</div>
    </div>
  )
}
