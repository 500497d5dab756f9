import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode } from 'react'
import type { Me } from '@/api/me'
import { useListed } from '@/lib/listed'
import { isNarrowed } from '@/lib/search-fields'
import { lists } from '@/messages/lists.sv'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink } from '@/ui/link/Link'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { searchNotice } from '@/ui/search-form/SearchNotice'
import { Selectable } from '@/ui/table/Selectable'
import { SortChoice } from '@/ui/table/SortChoice'
import { listQuery, PAGE_SIZE, type Summary } from '../queries'
import { CountedNotice, useCodesInWords, useCounted } from './Counted'
import { DeviationTable } from './DeviationTable'
import { Filters } from './Filters'
import { toFilter } from './filter'
import { t } from './messages.sv'
import { areAtIntake } from './routing'
import type { ListSearch, Sort } from './search'

const HandOverSeveral = lazy(() => import('./HandOverSeveral').then((m) => ({ default: m.HandOverSeveral })))

interface Props {
  search: ListSearch
  /** Words searched for; kept in the history entry, never in the address. */
  text: string
  boards: Me['boards']
  units: readonly ComboItem[]
  homeBoardId: string
  levels: Readonly<Record<string, string>>
  /** Whether what is listed can be narrowed to why it happened. */
  mayAskCause: boolean
  mayReport: boolean
  mayImport: boolean
  /** Whether the list reaches only one's own. */
  isOwnOnly: boolean
  /** Whether some of what is listed can be handed over. */
  mayHandOver: boolean
  /** One's own views of the list. */
  views: ReactNode
  /** The way to take the list out. */
  exporting: ReactNode
  onSearch: (change: Partial<ListSearch>) => void
  onText: (text: string) => void
  onClear: () => void
}

export function ListPage({ search, text, boards, units, levels, homeBoardId, mayHandOver, ...props }: Props) {
  const { mayAskCause, mayReport, mayImport, isOwnOnly, views, exporting, onSearch, onText, onClear } = props
  const page = search.sida ?? 1
  const answer = useQuery(listQuery(toFilter(search), { page, text }))
  useListed('deviation', answer.data?.items)
  const codes = useCodesInWords({ search, homeBoardId, levels })
  const counted = useCounted({ search, units, codes })
  const isSearch = text !== ''
  const sort = search.sort ?? '-reportedAt'
  const onSort = (chosen: Sort) => onSearch({ sort: chosen, sida: undefined })
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <>
            {mayReport ? (
              <span className="narrow-only">
                <ActionLink to="/rapportera" kind="primary" icon="plus">
                  {t.report}
                </ActionLink>
              </span>
            ) : null}
            {mayImport ? <ActionLink to="/avvikelser/inlasning">{t.import}</ActionLink> : null}
            <ActionLink to="/ideer">{t.ideas}</ActionLink>
          </>
        }
      />
      <Stack>
        {counted.length === 0 ? null : (
          <CountedNotice words={counted} isAsOf={search.per !== undefined} onSearch={onSearch} />
        )}
        {views}
        <Filters
          search={search}
          text={text}
          boards={boards}
          units={units}
          levels={levels}
          homeBoardId={homeBoardId}
          codes={codes}
          mayAskCause={mayAskCause}
          mayHandOver={mayHandOver}
          onSearch={onSearch}
          onText={onText}
          onClear={onClear}
        />
        <Selectable
          rows={answer.data?.items ?? []}
          step={mayHandOver ? stepFor : null}
          dialog={(chosen, on) => <HandOverSeveral deviations={chosen} {...on} />}
          list={(selection, bar) => (
            <Listing
              answer={answer}
              words={t}
              isOwnOnly={isOwnOnly}
              icon="document"
              paging={{ page, limit: PAGE_SIZE }}
              isNarrowed={isNarrowed(search) || isSearch}
              onClear={onClear}
              tools={
                <>
                  <SortChoice orders={t.orders} sort={sort} onSort={onSort} />
                  {exporting}
                </>
              }
              note={isSearch ? lists.searchedFor(text) : undefined}
              notice={searchNotice(answer.data?.commonWords)}
            >
              {(deviations, isBusy) => (
                <>
                  <DeviationTable
                    deviations={deviations}
                    levels={levels}
                    isBusy={isBusy}
                    sort={sort}
                    onSort={onSort}
                    selection={selection}
                  />
                  {bar}
                </>
              )}
            </Listing>
          )}
        />
      </Stack>
    </>
  )
}

/** What waits at an intake is routed; with anything else among it, it is handed over. */
function stepFor(chosen: readonly Summary[]): string {
  return areAtIntake(chosen) ? t.route : t.handOver
}
