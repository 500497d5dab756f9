import { concernsChildLabels, reportTypeLabels } from '@/api/codes.gen'
import type { Me } from '@/api/me'
import { STATUS } from '@/domain/deviation-status.sv'
import { asList, daysInWords, placesInWords } from '@/domain/narrowed'
import { chosenIn } from '@/lib/search-fields'
import { lists } from '@/messages/lists.sv'
import { ChipGroup } from '@/ui/chip-group/ChipGroup'
import { FlagGroup, flagsInWords } from '@/ui/chip-group/FlagGroup'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { FilterPanel } from '@/ui/filter-panel/FilterPanel'
import { SearchForm } from '@/ui/search-form/SearchForm'
import { CODED } from './filter'
import { MoreFilters } from './MoreFilters'
import { t } from './messages.sv'
import type { ListSearch } from './search'

const ONLY = [
  { value: 'forsenade', label: t.overdue },
  { value: 'mina', label: t.mine },
  { value: 'andras', label: lists.others },
] as const
const ONLY_OF_ROUTERS = [{ value: 'fordela', label: t.toRoute }, ...ONLY] as const
const STATUSES = Object.entries(STATUS).map(([value, { label }]) => ({ value, label }))

const DETAILS = [...CODED, 'typ', 'barn', 'namnd', 'enhet', 'fran', 'till'] as const

interface Props {
  search: ListSearch
  text: string
  boards: Me['boards']
  units: readonly ComboItem[]
  levels: Readonly<Record<string, string>>
  /** Whose codes can be chosen where no board is. */
  homeBoardId: string
  /** The codes that are chosen, in words. */
  codes: readonly string[]
  /** Whether what is listed can be narrowed to why it happened. */
  mayAskCause: boolean
  /** Whether some of what is listed can be handed over, or routed. */
  mayHandOver: boolean
  onSearch: (change: Partial<ListSearch>) => void
  onText: (text: string) => void
  onClear: () => void
}

/** Every change is taken at once and stands in the address; the words to search for are taken when sent. */
export function Filters({
  search,
  text,
  boards,
  units,
  codes,
  mayHandOver,
  onText,
  onClear,
  ...more
}: Props) {
  const { onSearch, ...choices } = more
  const narrow = (change: Partial<ListSearch>) => onSearch({ ...change, sida: undefined })
  const chosen = chosenIn(search)
  return (
    <FilterPanel
      chosen={chosen}
      search={<SearchForm label={lists.searchLabel} hint={lists.searchHint} text={text} onText={onText} />}
      quick={
        <>
          <ChipGroup
            label={t.status}
            choices={STATUSES}
            chosen={search.status ?? []}
            onChange={(status) => narrow({ status: asList(status) as ListSearch['status'] })}
          />
          <FlagGroup
            label={t.only}
            flags={mayHandOver ? ONLY_OF_ROUTERS : ONLY}
            search={search}
            onChange={narrow}
          />
        </>
      }
      details={<MoreFilters search={search} boards={boards} units={units} narrow={narrow} {...choices} />}
      isDetailed={DETAILS.some((name) => search[name] !== undefined)}
      inWords={[...inWords(search, text, boards, units), ...codes]}
      onClear={chosen > 0 || text !== '' ? onClear : undefined}
    />
  )
}

/** What narrows the list, as it is printed. */
function inWords(
  search: ListSearch,
  text: string,
  boards: Me['boards'],
  units: readonly ComboItem[],
): string[] {
  return [
    ...(text === '' ? [] : [lists.searchedFor(text)]),
    ...(search.status ?? []).map((status) => STATUS[status].label),
    ...flagsInWords(ONLY_OF_ROUTERS, search),
    ...(search.typ ?? []).map((type) => reportTypeLabels[type]),
    ...(search.barn === undefined ? [] : [`${t.child}: ${concernsChildLabels[search.barn]}`]),
    ...placesInWords(search, boards, units),
    ...daysInWords(search, t),
  ]
}
