import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { announce } from '@/lib/announce'
import { isNarrowed } from '@/lib/search-fields'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Pagination } from '@/ui/pagination/Pagination'
import type { Choice } from '@/ui/select-field/SelectField'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { listQuery, PAGE_SIZE } from '../queries'
import { Board } from './Board'
import { DecisionTable, type Labels } from './DecisionTable'
import { Filters } from './Filters'
import styles from './ListPage.module.css'
import { t } from './messages.sv'
import { type DecisionSearch, toFilter } from './search'
import { ViewChoice } from './ViewChoice'

interface Props {
  search: DecisionSearch
  units: readonly ComboItem[]
  benefits: readonly Choice[]
  reasons: readonly Choice[]
  /** The way to the quarterly reports, for those who may read them. */
  section: ReactNode
  /** The ways in for new decisions, for those who may register them. */
  actions: ReactNode
  onSearch: (change: Partial<DecisionSearch>) => void
  onClear: () => void
}

export function ListPage({ search, units, benefits, reasons, section, actions, onSearch, onClear }: Props) {
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={actions} />
      {section}
      <div className={styles.layout}>
        <Filters search={search} units={units} benefits={benefits} onSearch={onSearch} onClear={onClear} />
        <ViewChoice current={search.vy} />
        {search.vy === 'tavla' ? (
          <Board search={search} benefits={labelsOf(benefits)} />
        ) : (
          <Listed
            search={search}
            benefits={labelsOf(benefits)}
            reasons={labelsOf(reasons)}
            onSearch={onSearch}
            onClear={onClear}
          />
        )}
      </div>
    </>
  )
}

interface ListedProps extends Pick<Props, 'search' | 'onSearch' | 'onClear'> {
  benefits: Labels
  reasons: Labels
}

function Listed({ search, benefits, reasons, onSearch, onClear }: ListedProps) {
  const page = search.sida ?? 1
  const query = listQuery(toFilter(search), { page, all: search.alla ?? false })
  const { data, isPlaceholderData, error } = useQuery(query)
  useEffect(() => {
    if (data !== undefined && !isPlaceholderData) announce(t.found(data.total))
  }, [data, isPlaceholderData])
  if (error !== null && data === undefined) throw error
  if (data === undefined) {
    return (
      <Card>
        <Skeleton lines={10} />
      </Card>
    )
  }
  return (
    <Card flush>
      {data.total > 0 && <p className={styles.found}>{t.found(data.total)}</p>}
      {data.decisions.length === 0 ? (
        <Nothing narrowed={isNarrowed(search)} onClear={onClear} />
      ) : (
        <DecisionTable
          decisions={data.decisions}
          benefits={benefits}
          reasons={reasons}
          isBusy={isPlaceholderData}
          sort={search.sort ?? 'endsOn'}
          onSort={(sort) => onSearch({ sort: sort as DecisionSearch['sort'], sida: undefined })}
        />
      )}
      <Pagination page={page} limit={PAGE_SIZE} total={data.total} link={pageLink(page)} />
    </Card>
  )
}

function labelsOf(choices: readonly Choice[]): Labels {
  return Object.fromEntries(choices.map(({ value, label }) => [value, label]))
}

function pageLink(current: number) {
  return (page: number, children: ReactNode, label: string) => (
    <Link
      from="/ej-verkstallda/"
      to="/ej-verkstallda"
      search={(before) => ({ ...before, sida: page === 1 ? undefined : page })}
      aria-label={label}
      activeOptions={{ exact: true }}
      aria-current={page === current && typeof children === 'number' ? 'page' : undefined}
    >
      {children}
    </Link>
  )
}

function Nothing({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  return narrowed ? (
    <EmptyState icon="search" title={t.nothingFits} action={<Button onClick={onClear}>{t.clear}</Button>}>
      {t.nothingFitsText}
    </EmptyState>
  ) : (
    <EmptyState title={t.nothingYet}>{t.nothingYetText}</EmptyState>
  )
}
