import type { ReactNode } from 'react'
import { sv } from '@/messages/sv'
import styles from './Pagination.module.css'

interface Props {
  page: number
  limit: number
  total: number
  /** Draws the link to a page, so that the address stays typed by the route. */
  link: (page: number, children: ReactNode, label: string) => ReactNode
}

export function Pagination({ page: asked, limit, total, link }: Props) {
  const last = Math.max(1, Math.ceil(total / limit))
  const page = Math.min(asked, last)
  const from = total === 0 ? 0 : (page - 1) * limit + 1
  return (
    <div className={styles.frame}>
      <p className={styles.status}>{sv.pagination.status(from, Math.min(page * limit, total), total)}</p>
      {last === 1 ? null : (
        <nav aria-label={sv.pagination.label}>
          <ul className={styles.pages}>
            {page > 1 ? <li>{link(page - 1, sv.pagination.previous, sv.pagination.previous)}</li> : null}
            {pagesAround(page, last).map((n, index) => (
              <li key={n ?? `gap-${index}`}>
                {n === null ? <span aria-hidden="true">…</span> : link(n, n, sv.pagination.page(n))}
              </li>
            ))}
            {page < last ? <li>{link(page + 1, sv.pagination.next, sv.pagination.next)}</li> : null}
          </ul>
        </nav>
      )}
    </div>
  )
}

/** First, last and the neighbours of the page one is on; null marks what is left out. */
export function pagesAround(page: number, last: number): (number | null)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, last])]
    .filter((n) => n >= 1 && n <= last)
    .toSorted((a, b) => a - b)
  return shown.flatMap((n, i) => {
    const before = shown[i - 1]
    if (before === undefined || n - before === 1) return [n]
    return n - before === 2 ? [n - 1, n] : [null, n]
  })
}
