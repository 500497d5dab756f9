import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode } from 'react'
import type { Me } from '@/api/me'
import { useListed } from '@/lib/listed'
import { isNarrowed } from '@/lib/search-fields'
import { lists } from '@/messages/lists.sv'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { Stack } from '@/ui/layout/Layout'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { searchNotice } from '@/ui/search-form/SearchNotice'
import type { Choice } from '@/ui/select-field/SelectField'
import { Selectable } from '@/ui/table/Selectable'
import { SortChoice } from '@/ui/table/SortChoice'
import { listQuery, PAGE_SIZE } from '../queries'
import { Board } from './Board'
import { DecisionTable, type Labels } from './DecisionTable'
import { Filters } from './Filters'
import { toFilter } from './filter'
import { t } from './messages.sv'
import type { DecisionSearch, Sort } from './search'
import { ViewChoice } from './ViewChoice'

const HandOverSeveral = lazy(() => import('./HandOverSeveral').then((m) => ({ default: m.HandOverSeveral })))

interface Props {
  search: DecisionSearch
  /** Words searched for; kept in the history entry, never in the address. */
  text: string
  boards: Me['boards']
  units: readonly ComboItem[]
  benefits: readonly Choice[]
  reasons: readonly Choice[]
  /** The way to the quarterly reports, for those who may read them. */
  section: ReactNode
  /** The ways in for new decisions, for those who may register them. */
  actions: ReactNode
  /** One's own views of the register. */
  views: ReactNode
  /** The way to take the list out. */
  exporting: ReactNode
  /** Whether the list reaches only one's own. */
  isOwnOnly: boolean
  /** Whether some of what is listed can be handed over. */
  mayHandOver: boolean
  onSearch: (change: Partial<DecisionSearch>) => void
  onText: (text: string) => void
  onClear: () => void
}

export function ListPage({ search, text, boards, units, benefits, reasons, ...props }: Props) {
  const { section, actions, views, exporting, mayHandOver, isOwnOnly, ...change } = props
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={actions} />
      {section}
      <Stack>
        {views}
        <Filters search={search} text={text} boards={boards} units={units} benefits={benefits} {...change} />
        {text === '' ? <ViewChoice current={search.vy} /> : null}
        {search.vy === 'tavla' && text === '' ? (
          <Board search={search} benefits={labelsOf(benefits)} />
        ) : (
          <Listed
            search={search}
            text={text}
            benefits={labelsOf(benefits)}
            reasons={labelsOf(reasons)}
            exporting={exporting}
            mayHandOver={mayHandOver}
            isOwnOnly={isOwnOnly}
            onSearch={change.onSearch}
            onClear={change.onClear}
          />
        )}
      </Stack>
    </>
  )
}

interface ListedProps
  extends Pick<
    Props,
    'search' | 'text' | 'exporting' | 'mayHandOver' | 'isOwnOnly' | 'onSearch' | 'onClear'
  > {
  benefits: Labels
  reasons: Labels
}

function Listed({
  search,
  text,
  benefits,
  reasons,
  exporting,
  mayHandOver,
  isOwnOnly,
  ...change
}: ListedProps) {
  const { onSearch, onClear } = change
  const page = search.sida ?? 1
  const sort = search.sort ?? 'endsOn'
  const onSort = (chosen: Sort) => onSearch({ sort: chosen, sida: undefined })
  const answer = useQuery(listQuery(toFilter(search), { page, all: search.alla ?? false, text }))
  const isSearch = text !== ''
  useListed('decision', answer.data?.items)
  return (
    <Selectable
      rows={answer.data?.items ?? []}
      step={mayHandOver ? () => t.handOver : null}
      dialog={(chosen, on) => <HandOverSeveral decisions={chosen} {...on} />}
      list={(selection, bar) => (
        <Listing
          answer={answer}
          words={t}
          isOwnOnly={isOwnOnly}
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
          {(decisions, isBusy) => (
            <>
              <DecisionTable
                decisions={decisions}
                benefits={benefits}
                reasons={reasons}
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
  )
}

function labelsOf(choices: readonly Choice[]): Labels {
  return Object.fromEntries(choices.map(({ value, label }) => [value, label]))
}
