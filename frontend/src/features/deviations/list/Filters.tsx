import type { Me } from '@/api/me'
import { BoardFilter } from '@/domain/BoardFilter'
import { REPORT_TYPE, STATUS } from '@/domain/deviations.sv'
import { chosenIn } from '@/lib/search-fields'
import { sv } from '@/messages/sv'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { ChipGroup } from '@/ui/chip-group/ChipGroup'
import { ComboBox, type ComboItem } from '@/ui/combo-box/ComboBox'
import { DayFilter } from '@/ui/date-field/DayFilter'
import { FilterPanel } from '@/ui/filter-panel/FilterPanel'
import { Columns } from '@/ui/layout/Layout'
import { SearchForm } from '@/ui/search-form/SearchForm'
import { t } from './messages.sv'
import type { ListSearch } from './search'

const ONLY = [
  { value: 'forsenade', label: t.overdue },
  { value: 'mina', label: t.mine },
  { value: 'andras', label: sv.list.others },
] as const
const STATUSES = Object.entries(STATUS).map(([value, { label }]) => ({ value, label }))
const TYPES = Object.entries(REPORT_TYPE).map(([value, { label }]) => ({ value, label }))

interface Props {
  search: ListSearch
  text: string
  boards: Me['boards']
  units: readonly ComboItem[]
  onSearch: (change: Partial<ListSearch>) => void
  onText: (text: string) => void
  onClear: () => void
}

/** Every change is taken at once and stands in the address; the words to search for are taken when sent. */
export function Filters({ search, text, boards, units, onSearch, onText, onClear }: Props) {
  const narrow = (change: Partial<ListSearch>) => onSearch({ ...change, sida: undefined })
  const chosen = chosenIn(search)
  return (
    <FilterPanel
      chosen={chosen}
      search={
        <SearchForm label={sv.list.searchLabel} hint={sv.list.searchHint} text={text} onText={onText} />
      }
      quick={
        <>
          <ChipGroup
            label={t.status}
            choices={STATUSES}
            chosen={search.status ?? []}
            onChange={(status) => narrow({ status: asList(status) as ListSearch['status'] })}
          />
          <ChipGroup
            label={t.only}
            choices={ONLY}
            chosen={ONLY.map((choice) => choice.value).filter((name) => search[name] === true)}
            onChange={(only) =>
              narrow({
                forsenade: only.includes('forsenade') || undefined,
                mina: only.includes('mina') || undefined,
                andras: only.includes('andras') || undefined,
              })
            }
          />
        </>
      }
      details={<MoreFilters search={search} boards={boards} units={units} narrow={narrow} />}
      isDetailed={[search.typ, search.namnd, search.enhet, search.fran, search.till].some(
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
    ...(text === '' ? [] : [sv.list.searchedFor(text)]),
    ...(search.status ?? []).map((status) => STATUS[status].label),
    ...ONLY.filter(({ value }) => search[value] === true).map(({ label }) => label),
    ...(search.typ ?? []).map((type) => REPORT_TYPE[type].label),
    ...boards.filter(({ id }) => id === search.namnd).map(({ name }) => name),
    ...units
      .filter(({ id }) => id === search.enhet)
      .map(({ label }) => (search.ensam ? sv.list.alone(label) : label)),
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
      <BoardFilter
        boards={boards}
        boardId={search.namnd}
        onChange={(namnd) => narrow({ namnd, enhet: undefined, ensam: undefined })}
      />
      <ComboBox
        key={search.enhet ?? ''}
        label={t.unit}
        hint={t.unitHint}
        items={units}
        value={search.enhet ?? null}
        onChange={(unit) => narrow({ enhet: unit ?? undefined, ensam: undefined })}
      />
      {search.enhet === undefined ? null : (
        <CheckboxField
          label={sv.list.aloneLabel}
          checked={search.ensam ?? false}
          onChange={(event) => narrow({ ensam: event.target.checked || undefined })}
        />
      )}
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

function asList(values: readonly string[]): readonly string[] | undefined {
  return values.length === 0 ? undefined : values
}
