import { lazy, Suspense } from 'react'
import type { Me } from '@/api/me'
import { AREA_CHOICES, type Area } from '@/domain/areas.sv'
import { BoardFilter } from '@/domain/BoardFilter'
import { STAGE } from '@/domain/decisions.sv'
import { chosenIn } from '@/lib/search-fields'
import { sv } from '@/messages/sv'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { ChipGroup } from '@/ui/chip-group/ChipGroup'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { FilterPanel } from '@/ui/filter-panel/FilterPanel'
import { Columns } from '@/ui/layout/Layout'
import { SearchForm } from '@/ui/search-form/SearchForm'
import { type Choice, SelectField } from '@/ui/select-field/SelectField'
import { t } from './messages.sv'
import type { DecisionSearch } from './search'

const ComboBox = lazy(() =>
  import('@/ui/combo-box/ComboBox').then((module) => ({ default: module.ComboBox })),
)
const DayFilter = lazy(() =>
  import('@/ui/date-field/DayFilter').then((module) => ({ default: module.DayFilter })),
)
const STAGE_CHOICES = Object.entries(STAGE).map(([value, label]) => ({ value, label }))
const ONLY = [
  { value: 'mina', label: t.mine },
  { value: 'andras', label: sv.list.others },
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
      search={
        <SearchForm label={sv.list.searchLabel} hint={sv.list.searchHint} text={text} onText={onText} />
      }
      quick={
        <>
          <ChipGroup
            label={t.only}
            choices={ONLY}
            chosen={ONLY.map((choice) => choice.value).filter((name) => search[name] === true)}
            onChange={(only) =>
              narrow({
                mina: only.includes('mina') || undefined,
                andras: only.includes('andras') || undefined,
                avbrott: only.includes('avbrott') || undefined,
              })
            }
          />
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
    ...(text === '' ? [] : [sv.list.searchedFor(text)]),
    ...ONLY.filter(({ value }) => search[value] === true).map(({ label }) => label),
    ...(search.steg ?? []).map((stage) => STAGE[stage]),
    ...benefits.filter(({ value }) => value === search.insats).map(({ label }) => label),
    ...AREA_CHOICES.filter(({ value }) => value === search.omrade).map(({ label }) => label),
    ...boards.filter(({ id }) => id === search.namnd).map(({ name }) => name),
    ...units
      .filter(({ id }) => id === search.enhet)
      .map(({ label }) => (search.ensam ? sv.list.alone(label) : label)),
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
        <SelectField
          label={t.benefit}
          empty={t.allBenefits}
          choices={benefits}
          value={search.insats ?? ''}
          onChange={(event) => narrow({ insats: event.target.value || undefined })}
        />
        <SelectField
          label={t.area}
          empty={t.allAreas}
          choices={AREA_CHOICES}
          value={search.omrade ?? ''}
          onChange={(event) =>
            narrow({ omrade: event.target.value === '' ? undefined : (event.target.value as Area) })
          }
        />
        <BoardFilter
          boards={boards}
          boardId={search.namnd}
          onChange={(namnd) => narrow({ namnd, enhet: undefined, ensam: undefined })}
        />
        <Suspense fallback={<p>{sv.loading}</p>}>
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
