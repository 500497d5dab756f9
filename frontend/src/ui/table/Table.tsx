import type { ReactNode } from 'react'
import { cx } from '@/lib/cx'
import { ScrollArea } from '../scroll-area/ScrollArea'
import styles from './Table.module.css'

interface TableProps {
  caption: string
  /** The caption is always there for screen readers; show it where no heading stands above. */
  showCaption?: boolean
  /** On a phone each row becomes a small card; cells then show their `label`. */
  stack?: boolean
  busy?: boolean
  /** The names of the columns; `head` instead where one of them is more than its name. */
  columns?: readonly string[]
  head?: ReactNode
  children: ReactNode
  foot?: ReactNode
}

/** A plain table: links and buttons in tab order, no arrow keys. A link in a row's head is as large as the row. */
export function Table({
  caption,
  showCaption = false,
  stack = false,
  busy = false,
  columns = [],
  head = columns.map((name) => <HeadCell key={name}>{name}</HeadCell>),
  children,
  foot,
}: TableProps) {
  return (
    <ScrollArea label={caption}>
      <table className={cx(styles.table, stack && styles.stack)} aria-busy={busy}>
        <caption className={showCaption ? styles.caption : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
        {foot === undefined ? null : <tfoot>{foot}</tfoot>}
      </table>
    </ScrollArea>
  )
}

export function HeadCell({ children, number = false }: { children: ReactNode; number?: boolean }) {
  return (
    <th scope="col" data-number={number}>
      {children}
    </th>
  )
}

/** A cell; `label` repeats the column's name when rows are stacked on a phone. */
export function Cell({
  children,
  label,
  number = false,
  row = false,
  wide = false,
}: {
  children?: ReactNode
  label?: string
  number?: boolean
  row?: boolean
  /** Takes a line of its own when rows are stacked. */
  wide?: boolean
}) {
  const content =
    label === undefined ? (
      children
    ) : (
      <>
        <span className={styles.label} aria-hidden="true">
          {label}
        </span>
        <span>{children}</span>
      </>
    )
  return row ? (
    <th scope="row" data-number={number} data-wide={wide} className={styles.rowHead}>
      {content}
    </th>
  ) : (
    <td data-number={number} data-wide={wide}>
      {content}
    </td>
  )
}
