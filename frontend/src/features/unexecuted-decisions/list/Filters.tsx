import { lazy, Suspense } from 'react'
import type { Me } from '@/api/me'
import { AREA_CHOICES, AREAS } from '@/domain/areas.sv'
import { BoardFilter } from '@/domain/BoardFilter'
import { STAGE } from '@/domain/decisions.sv'
import { placesInWords } from '@/domain/narrowed'
import { chosenIn } from '@/lib/search-fields'
import { lists } from '@/messages/lists.sv'
import { sv } from '@/messages/sv'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { ChipGroup } from '@/ui/chip-group/ChipGroup'
import { FlagGroup, flagsInWords } from '@/ui/chip-group/FlagGroup'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { FilterPanel } from '@/ui/filter-panel/FilterPanel'
import { Columns } from '@/ui/layout/Layout'
import { SearchForm } from '@/ui/search-form/SearchForm'
import type { Choice } from '@/ui/select-field/SelectField'
import { SelectFilter } from '@/ui/select-field/SelectFilter'
import { t } from './messages.sv'
import type { DecisionSearch } from './search'

const UnitFilter = lazy(() =>
  import('@/domain/UnitFilter').then((module) => ({ default: module.UnitFilter })),
)
const DayFilter = lazy(() =>
  import('@/ui/date-field/DayFilter').then((module) => ({ default: module.DayFilter })),
)
const STAGE_CHOICES = Object.entries(STAGE).map(([value, label]) => ({ value, label }))
const ONLY = [
  { value: 'mina', label: t.mine },
  { value: 'andras', label: lists.others },
  { value: 'avbrott', label: t.interrupted },
] as const

const DETAILS = ['insats', 'namnd', 'enhet', 'omrade', 'gransFran', 'gransTill', 'alla'] as const

interface Props {
  search: DecisionSearch
  text: string
  boards: Me['boards']
  units: readonly ComboItem[]
  benefits: readonly Choice[]
  onSearch: (change: Partial<DecisionSearch>) => void
  onText: (text: string) => void
  onClear: () => void
}

/** Every change is taken at once and stands in the address; the words to search for are taken when sent. */
export function Filters({ search, text, boards, units, benefits, onSearch, onText, onClear }: Props) {
  const narrow = (change: Partial<DecisionSearch>) => onSearch({ ...change, sida: undefined })
  const chosen = chosenIn(search)
  return (
    <FilterPanel
      chosen={chosen}
      search={<SearchForm label={lists.searchLabel} hint={lists.searchHint} text={text} onText={onText} />}
      quick={
        <>
          <FlagGroup label={t.only} flags={ONLY} search={search} onChange={narrow} />
          <ChipGroup
            label={t.stage}
            choices={STAGE_CHOICES}
            chosen={search.steg ?? []}
            onChange={(steg) =>
              narrow({ steg: steg.length === 0 ? undefined : (steg as NonNullable<DecisionSearch['steg']>) })
            }
          />
        </>
      }
      details={
        <MoreFilters search={search} boards={boards} units={units} benefits={benefits} narrow={narrow} />
      }
      isDetailed={DETAILS.some((name) => search[name] !== undefined)}
      inWords={inWords(search, text, boards, units, benefits)}
      onClear={chosen > 0 || text !== '' ? onClear : undefined}
    />
  )
}

/** What narrows the register, as it is printed. */
function inWords(
  search: DecisionSearch,
  text: string,
  boards: Me['boards'],
  units: readonly ComboItem[],
  benefits: readonly Choice[],
): string[] {
  return [
    ...(text === '' ? [] : [lists.searchedFor(text)]),
    ...flagsInWords(ONLY, search),
    ...(search.steg ?? []).map((stage) => STAGE[stage]),
    ...benefits.filter(({ value }) => value === search.insats).map(({ label }) => label),
    ...(search.omrade === undefined ? [] : [`${t.area}: ${AREAS[search.omrade]}`]),
    ...placesInWords(search, boards, units),
    ...(search.gransFran === undefined ? [] : [`${t.limitFrom} ${search.gransFran}`]),
    ...(search.gransTill === undefined ? [] : [`${t.limitTo} ${search.gransTill}`]),
    ...(search.alla === true ? [t.all] : []),
  ]
}

interface MoreProps extends Pick<Props, 'search' | 'boards' | 'units' | 'benefits'> {
  narrow: (change: Partial<DecisionSearch>) => void
}

function MoreFilters({ search, boards, units, benefits, narrow }: MoreProps) {
  return (
    <>
      <Columns>
        <SelectFilter
          label={t.benefit}
          everything={t.allBenefits}
          choices={benefits}
          value={search.insats}
          onChange={(insats) => narrow({ insats })}
        />
        <SelectFilter
          label={t.area}
          everything={t.allAreas}
          choices={AREA_CHOICES}
          value={search.omrade}
          onChange={(omrade) => narrow({ omrade })}
        />
        <BoardFilter
          boards={boards}
          boardId={search.namnd}
          onChange={(namnd) => narrow({ namnd, enhet: undefined, ensam: undefined })}
        />
        <Suspense fallback={<p>{sv.loading}</p>}>
          <UnitFilter units={units} search={search} onChange={narrow} />
          <DayFilter
            key={`fran-${search.gransFran}`}
            label={t.limitFrom}
            value={search.gransFran}
            onChange={(gransFran) => narrow({ gransFran })}
          />
          <DayFilter
            key={`till-${search.gransTill}`}
            label={t.limitTo}
            value={search.gransTill}
            min={search.gransFran}
            onChange={(gransTill) => narrow({ gransTill })}
          />
        </Suspense>
      </Columns>
      {search.vy === 'tavla' ? null : (
        <CheckboxField
          label={t.all}
          checked={search.alla ?? false}
          onChange={(event) => narrow({ alla: event.target.checked || undefined })}
        />
      )}
    </>
  )
}
