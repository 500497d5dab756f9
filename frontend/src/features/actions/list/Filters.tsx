import {
  actionKindLabels,
  actionStatusLabels,
  actionStrengthLabels,
  concernsChildLabels,
  effectLabels,
} from '@/api/codes.gen'
import type { Me } from '@/api/me'
import { AREA_CHOICES, AREAS } from '@/domain/areas.sv'
import { BoardFilter } from '@/domain/BoardFilter'
import { asList, placesInWords } from '@/domain/narrowed'
import { UnitFilter } from '@/domain/UnitFilter'
import { chosenIn } from '@/lib/search-fields'
import { lists } from '@/messages/lists.sv'
import { ChipGroup } from '@/ui/chip-group/ChipGroup'
import { FlagGroup, flagsInWords } from '@/ui/chip-group/FlagGroup'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { FilterPanel } from '@/ui/filter-panel/FilterPanel'
import { Columns } from '@/ui/layout/Layout'
import { SearchForm } from '@/ui/search-form/SearchForm'
import { SelectFilter } from '@/ui/select-field/SelectFilter'
import { t } from './messages.sv'
import type { ActionSearch } from './search'

const ONLY = [
  { value: 'mina', label: t.mine },
  { value: 'andras', label: lists.others },
  { value: 'aterkom', label: t.recurred },
] as const
const STATUSES = choicesOf(actionStatusLabels)
const KINDS = choicesOf(actionKindLabels)
const CHILD = choicesOf(concernsChildLabels)
const EFFECTS = choicesOf(effectLabels)
const STRENGTHS = choicesOf(actionStrengthLabels)
const DETAILS = ['slag', 'styrka', 'effekt', 'barn', 'omrade', 'namnd', 'enhet'] as const

interface Props {
  search: ActionSearch
  text: string
  boards: Me['boards']
  units: readonly ComboItem[]
  onSearch: (change: Partial<ActionSearch>) => void
  onText: (text: string) => void
  onClear: () => void
}

/** Every change is taken at once and stands in the address; the words to search for are taken when sent. */
export function Filters({ search, text, boards, units, onSearch, onText, onClear }: Props) {
  const narrow = (change: Partial<ActionSearch>) => onSearch({ ...change, sida: undefined })
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
            onChange={(status) => narrow({ status: asList(status) as ActionSearch['status'] })}
          />
          <FlagGroup label={t.only} flags={ONLY} search={search} onChange={narrow} />
        </>
      }
      details={
        <Columns>
          <ChipGroup
            label={t.kind}
            choices={KINDS}
            chosen={search.slag ?? []}
            onChange={(slag) => narrow({ slag: asList(slag) as ActionSearch['slag'] })}
          />
          <ChipGroup
            label={t.strength}
            choices={STRENGTHS}
            chosen={search.styrka ?? []}
            onChange={(styrka) => narrow({ styrka: asList(styrka) as ActionSearch['styrka'] })}
          />
          <ChipGroup
            label={t.effect}
            choices={EFFECTS}
            chosen={search.effekt ?? []}
            onChange={(effekt) => narrow({ effekt: asList(effekt) as ActionSearch['effekt'] })}
          />
          <SelectFilter
            label={t.child}
            everything={lists.everything}
            choices={CHILD}
            value={search.barn}
            onChange={(barn) => narrow({ barn })}
          />
          <SelectFilter
            label={t.area}
            everything={lists.everything}
            choices={AREA_CHOICES}
            value={search.omrade}
            onChange={(omrade) => narrow({ omrade })}
          />
          <BoardFilter
            boards={boards}
            boardId={search.namnd}
            onChange={(namnd) => narrow({ namnd, enhet: undefined, ensam: undefined })}
          />
          <UnitFilter units={units} search={search} onChange={narrow} />
        </Columns>
      }
      isDetailed={DETAILS.some((name) => search[name] !== undefined)}
      inWords={inWords(search, text, boards, units)}
      onClear={chosen > 0 || text !== '' ? onClear : undefined}
    />
  )
}

/** What narrows the list, as it is printed. */
function inWords(
  search: ActionSearch,
  text: string,
  boards: Me['boards'],
  units: readonly ComboItem[],
): string[] {
  return [
    ...(search.vy === undefined ? [] : [t.views[search.vy]]),
    ...(text === '' ? [] : [lists.searchedFor(text)]),
    ...(search.status ?? []).map((status) => actionStatusLabels[status]),
    ...flagsInWords(ONLY, search),
    ...(search.slag ?? []).map((kind) => actionKindLabels[kind]),
    ...(search.styrka ?? []).map((strength) => actionStrengthLabels[strength]),
    ...(search.effekt ?? []).map((effect) => effectLabels[effect]),
    ...(search.barn === undefined ? [] : [`${t.child}: ${concernsChildLabels[search.barn]}`]),
    ...(search.omrade === undefined ? [] : [`${t.area}: ${AREAS[search.omrade]}`]),
    ...placesInWords(search, boards, units),
  ]
}

function choicesOf(labels: Readonly<Record<string, string>>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }))
}
