import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Me } from '@/api/me'
import { useListed } from '@/lib/listed'
import { isNarrowed } from '@/lib/search-fields'
import { lists } from '@/messages/lists.sv'
import { buttonClass } from '@/ui/button/Button'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { Icon } from '@/ui/icon/Icon'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink } from '@/ui/link/Link'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { searchNotice } from '@/ui/search-form/SearchNotice'
import { SortChoice } from '@/ui/table/SortChoice'
import { CALENDAR, listQuery, PAGE_SIZE } from '../queries'
import { ActionTable } from './ActionTable'
import { CountedNotice } from './Counted'
import { Filters } from './Filters'
import { toFilter } from './filter'
import { t } from './messages.sv'
import type { ActionSearch, Sort } from './search'
import { Tabs } from './Tabs'

interface Props {
  search: ActionSearch
  /** Words searched for; kept in the history entry, never in the address. */
  text: string
  boards: Me['boards']
  units: readonly ComboItem[]
  mayPropose: boolean
  /** Whether the list reaches only one's own. */
  isOwnOnly: boolean
  /** One's own views of the list. */
  views: ReactNode
  /** The way to take the list out. */
  exporting: ReactNode
  onSearch: (change: Partial<ActionSearch>) => void
  onText: (text: string) => void
  onClear: () => void
}

/** Every action within one's reach, whatever it comes from, by when it must be done. */
export function ActionsPage({ search, text, boards, units, mayPropose, isOwnOnly, ...props }: Props) {
  const { views, exporting, onSearch, onText, onClear } = props
  const page = search.sida ?? 1
  const answer = useQuery(listQuery(toFilter(search), { page, text }))
  useListed('action', answer.data?.items)
  const isSearch = text !== ''
  const sort = search.sort ?? 'dueOn'
  const onSort = (chosen: Sort) => onSearch({ sort: chosen, sida: undefined })
  const words = search.vy === undefined ? t : { ...t, ...t.empty[search.vy] }
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <>
            {mayPropose ? (
              <ActionLink to="/atgarder/ny" kind="primary" icon="plus">
                {t.propose}
              </ActionLink>
            ) : null}
            <a href={CALENDAR} download className={buttonClass('secondary')}>
              <Icon name="calendar" />
              <span>{t.calendar}</span>
            </a>
          </>
        }
      />
      <Tabs current={search.vy} counts={answer.data?.counts} />
      <Stack>
        {views}
        <CountedNotice search={search} units={units} onSearch={onSearch} />
        <Filters
          search={search}
          text={text}
          boards={boards}
          units={units}
          onSearch={onSearch}
          onText={onText}
          onClear={onClear}
        />
        <Listing
          answer={answer}
          words={words}
          isOwnOnly={isOwnOnly && search.vy === undefined}
          icon="check"
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
          {(actions, isBusy) => (
            <ActionTable
              actions={actions}
              isElsewhere={search.vy === 'elsewhere'}
              isBusy={isBusy}
              sort={sort}
              onSort={onSort}
            />
          )}
        </Listing>
      </Stack>
    </>
  )
}
