import type { ReactNode } from 'react'
import { lists } from '@/messages/lists.sv'
import { Link } from '../link/Link'
import styles from './Pagination.module.css'

interface Props {
  page: number
  limit: number
  total: number
  /** There are more than are counted, and nobody knows which page is the last. */
  hasMore?: boolean | undefined
}

/** Which part of a list is shown, and the ways to the other parts of it. */
export function Pagination({ page: asked, limit, total, hasMore = false }: Props) {
  const last = Math.max(1, Math.ceil(total / limit))
  const page = Math.min(asked, last)
  return (
    <div className={styles.frame}>
      <p className={styles.status}>
        {asked > last
          ? lists.pagination.beyond(total)
          : lists.pagination.status((page - 1) * limit + 1, Math.min(page * limit, total), total, hasMore)}
      </p>
      {last === 1 && !hasMore ? null : (
        <nav aria-label={lists.pagination.label}>
          <ul className={styles.pages}>
            {page > 1 ? (
              <li>
                <PageLink page={page - 1}>{lists.pagination.previous}</PageLink>
              </li>
            ) : null}
            {pagesAround(page, last).map((n, index) => (
              <li key={n ?? `gap-${index}`}>
                {n === null ? (
                  <span aria-hidden="true">…</span>
                ) : (
                  <PageLink page={n} label={lists.pagination.page(n)} isCurrent={n === asked}>
                    {n}
                  </PageLink>
                )}
              </li>
            ))}
            {hasMore ? (
              <li>
                <span aria-hidden="true">…</span>
              </li>
            ) : null}
            {page < last || hasMore ? (
              <li>
                <PageLink page={page + 1}>{lists.pagination.next}</PageLink>
              </li>
            ) : null}
          </ul>
        </nav>
      )}
    </div>
  )
}

interface PageLinkProps {
  page: number
  label?: string
  isCurrent?: boolean
  children: ReactNode
}

/** The same list on another page: `sida` in the address, and everything else as it stands. */
export function PageLink({ page, label, isCurrent = false, children }: PageLinkProps) {
  return (
    <Link
      to="."
      search={(before: object) => ({ ...before, sida: page === 1 ? undefined : page })}
      state={(before) => before}
      aria-label={label}
      activeOptions={{ exact: true }}
      aria-current={isCurrent ? 'page' : undefined}
    >
      {children}
    </Link>
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
