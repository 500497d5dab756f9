import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { announce } from '@/lib/announce'
import { isNarrowed } from '@/lib/search-fields'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { ActionLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Pagination } from '@/ui/pagination/Pagination'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { listQuery, PAGE_SIZE } from '../queries'
import { DeviationTable } from './DeviationTable'
import { Filters } from './Filters'
import styles from './ListPage.module.css'
import { t } from './messages.sv'
import { type ListSearch, toFilter } from './search'

interface Props {
  search: ListSearch
  /** Words searched for; kept in the history entry, never in the address. */
  text: string
  units: readonly ComboItem[]
  levels: Readonly<Record<string, string>>
  mayReport: boolean
  onSearch: (change: Partial<ListSearch>) => void
  onText: (text: string) => void
  onClear: () => void
}

export function ListPage({ search, text, units, levels, mayReport, onSearch, onText, onClear }: Props) {
  const page = search.sida ?? 1
  const { data, isPlaceholderData, error } = useQuery(listQuery(toFilter(search), { page, text }))
  useEffect(() => {
    if (data !== undefined && !isPlaceholderData) announce(t.found(data.total))
  }, [data, isPlaceholderData])
  if (error !== null && data === undefined) throw error
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          mayReport ? (
            <span className="narrow-only">
              <ActionLink to="/rapportera" kind="primary" icon="plus">
                {t.report}
              </ActionLink>
            </span>
          ) : null
        }
      />
      <div className={styles.layout}>
        <Filters
          search={search}
          text={text}
          units={units}
          onSearch={onSearch}
          onText={onText}
          onClear={onClear}
        />
        <Card flush>
          {data === undefined ? (
            <div className={styles.loading}>
              <Skeleton lines={10} />
            </div>
          ) : (
            <>
              <p className={styles.found}>
                {t.found(data.total)}
                {text === '' ? null : <span className="muted"> · {t.searchedFor(text)}</span>}
              </p>
              {data.isCapped ? (
                <div className={styles.notice}>
                  <Alert>{t.capped}</Alert>
                </div>
              ) : null}
              {data.deviations.length === 0 && data.total > 0 ? (
                <BeyondEnd />
              ) : data.deviations.length === 0 ? (
                <Nothing isNarrowed={isNarrowed(search) || text !== ''} onClear={onClear} />
              ) : (
                <DeviationTable
                  deviations={data.deviations}
                  levels={levels}
                  isBusy={isPlaceholderData}
                  sort={search.sort ?? '-reportedAt'}
                  onSort={
                    text === ''
                      ? (sort) => onSearch({ sort: sort as ListSearch['sort'], sida: undefined })
                      : undefined
                  }
                />
              )}
              {text === '' ? (
                <Pagination page={page} limit={PAGE_SIZE} total={data.total} link={pageLink(page)} />
              ) : null}
            </>
          )}
        </Card>
      </div>
    </>
  )
}

function pageLink(current: number) {
  return (page: number, children: ReactNode, label: string) => (
    <Link
      from="/avvikelser/"
      to="/avvikelser"
      search={(before) => ({ ...before, sida: page === 1 ? undefined : page })}
      aria-label={label}
      activeOptions={{ exact: true }}
      aria-current={page === current && typeof children === 'number' ? 'page' : undefined}
    >
      {children}
    </Link>
  )
}

function BeyondEnd() {
  const first = (
    <Link from="/avvikelser/" to="/avvikelser" search={(before) => ({ ...before, sida: undefined })}>
      {t.firstPage}
    </Link>
  )
  return (
    <EmptyState icon="search" title={t.beyond} action={first}>
      {t.beyondText}
    </EmptyState>
  )
}

function Nothing({ isNarrowed: narrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  return narrowed ? (
    <EmptyState icon="search" title={t.nothingFits} action={<Button onClick={onClear}>{t.clear}</Button>}>
      {t.nothingFitsText}
    </EmptyState>
  ) : (
    <EmptyState icon="document" title={t.nothingYet}>
      {t.nothingYetText}
    </EmptyState>
  )
}
