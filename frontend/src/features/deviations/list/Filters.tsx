import { concernsChildLabels } from '@/api/codes.gen'
import type { Me } from '@/api/me'
import { BoardFilter } from '@/domain/BoardFilter'
import { REPORT_TYPE, STATUS } from '@/domain/deviations.sv'
import { asList, placesInWords } from '@/domain/narrowed'
import { UnitFilter } from '@/domain/UnitFilter'
import { chosenIn } from '@/lib/search-fields'
import { lists } from '@/messages/lists.sv'
import { ChipGroup } from '@/ui/chip-group/ChipGroup'
import { FlagGroup, flagsInWords } from '@/ui/chip-group/FlagGroup'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { DayFilter } from '@/ui/date-field/DayFilter'
import { FilterPanel } from '@/ui/filter-panel/FilterPanel'
import { Columns } from '@/ui/layout/Layout'
import { SearchForm } from '@/ui/search-form/SearchForm'
import { SelectField } from '@/ui/select-field/SelectField'
import { t } from './messages.sv'
import type { ListSearch } from './search'

const ONLY = [
  { value: 'forsenade', label: t.overdue },
  { value: 'mina', label: t.mine },
  { value: 'andras', label: lists.others },
] as const
const ONLY_OF_ROUTERS = [{ value: 'fordela', label: t.toRoute }, ...ONLY] as const
const STATUSES = Object.entries(STATUS).map(([value, { label }]) => ({ value, label }))
const CHILD = Object.entries(concernsChildLabels).map(([value, label]) => ({ value, label }))
const TYPES = Object.entries(REPORT_TYPE).map(([value, { label }]) => ({ value, label }))

interface Props {
  search: ListSearch
  text: string
  boards: Me['boards']
  units: readonly ComboItem[]
  /** Whether some of what is listed can be handed over, or routed. */
  mayHandOver: boolean
  onSearch: (change: Partial<ListSearch>) => void
  onText: (text: string) => void
  onClear: () => void
}

/** Every change is taken at once and stands in the address; the words to search for are taken when sent. */
export function Filters({ search, text, boards, units, mayHandOver, onSearch, onText, onClear }: Props) {
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
      details={<MoreFilters search={search} boards={boards} units={units} narrow={narrow} />}
      isDetailed={[search.typ, search.barn, search.namnd, search.enhet, search.fran, search.till].some(
        (value) => value !== undefined,
      )}
      inWords={inWords(search, text, boards, units)}
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
    ...(search.typ ?? []).map((type) => REPORT_TYPE[type].label),
    ...(search.barn === undefined ? [] : [`${t.child}: ${concernsChildLabels[search.barn]}`]),
    ...placesInWords(search, boards, units),
    ...(search.fran === undefined ? [] : [`${t.from} ${search.fran}`]),
    ...(search.till === undefined ? [] : [`${t.to} ${search.till}`]),
  ]
}

interface MoreProps extends Pick<Props, 'search' | 'boards' | 'units'> {
  narrow: (change: Partial<ListSearch>) => void
}

function MoreFilters({ search, boards, units, narrow }: MoreProps) {
  return (
    <Columns>
      <ChipGroup
        label={t.type}
        choices={TYPES}
        chosen={search.typ ?? []}
        onChange={(typ) => narrow({ typ: asList(typ) as ListSearch['typ'] })}
      />
      <SelectField
        label={t.child}
        empty={t.everyone}
        choices={CHILD}
        value={search.barn ?? ''}
        onChange={({ target }) => narrow({ barn: (target.value || undefined) as ListSearch['barn'] })}
      />
      <BoardFilter
        boards={boards}
        boardId={search.namnd}
        onChange={(namnd) => narrow({ namnd, enhet: undefined, ensam: undefined })}
      />
      <UnitFilter units={units} search={search} onChange={narrow} />
      <DayFilter
        key={`fran-${search.fran}`}
        label={t.from}
        value={search.fran}
        onChange={(fran) => narrow({ fran })}
      />
      <DayFilter
        key={`till-${search.till}`}
        label={t.to}
        value={search.till}
        min={search.fran}
        onChange={(till) => narrow({ till })}
      />
    </Columns>
  )
}
