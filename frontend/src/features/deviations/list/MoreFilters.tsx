import { concernsChildLabels, reportTypeLabels } from '@/api/codes.gen'
import type { Me } from '@/api/me'
import { AREA_CHOICES } from '@/domain/areas.sv'
import { BoardFilter } from '@/domain/BoardFilter'
import { CodeFilter } from '@/domain/CodeFilter'
import { asList } from '@/domain/narrowed'
import { UnitFilter } from '@/domain/UnitFilter'
import { lists } from '@/messages/lists.sv'
import { ChipGroup } from '@/ui/chip-group/ChipGroup'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { DayFilter } from '@/ui/date-field/DayFilter'
import { Columns } from '@/ui/layout/Layout'
import { SelectFilter } from '@/ui/select-field/SelectFilter'
import { t } from './messages.sv'
import type { ListSearch } from './search'

const CHILD = choicesOf(concernsChildLabels)
const TYPES = Object.entries(reportTypeLabels).map(([value, label]) => ({ value, label }))
/** The board's own lists of codes, and under what name each stands in the address. */
const LISTS = [
  { name: 'kategori', list: 'category', label: t.category },
  { name: 'aktivitet', list: 'activity', label: t.activity },
  { name: 'orsak', list: 'cause', label: t.cause },
] as const
/** Chosen away with the board whose codes they are. */
const OF_BOARD = {
  enhet: undefined,
  ensam: undefined,
  kategori: undefined,
  aktivitet: undefined,
  orsak: undefined,
}

interface Props {
  search: ListSearch
  boards: Me['boards']
  units: readonly ComboItem[]
  levels: Readonly<Record<string, string>>
  /** Whose codes can be chosen where no board is. */
  homeBoardId: string
  /** Whether what is listed can be narrowed to why it happened. */
  mayAskCause: boolean
  narrow: (change: Partial<ListSearch>) => void
}

/** What fewer narrow the list by. */
export function MoreFilters({ search, boards, units, levels, homeBoardId, mayAskCause, narrow }: Props) {
  return (
    <Columns>
      <ChipGroup
        label={t.type}
        choices={TYPES}
        chosen={search.typ ?? []}
        onChange={(typ) => narrow({ typ: asList(typ) as ListSearch['typ'] })}
      />
      {LISTS.filter(({ name }) => name !== 'orsak' || mayAskCause).map(({ name, list, label }) => (
        <CodeFilter
          key={name}
          boardId={search.namnd ?? homeBoardId}
          list={list}
          label={label}
          code={search[name]}
          onChange={(code) => narrow({ [name]: code })}
        />
      ))}
      <SelectFilter
        everything={lists.everything}
        label={t.columns.seriousness}
        choices={choicesOf(levels)}
        value={search.risk}
        onChange={(risk) => narrow({ risk })}
      />
      <SelectFilter
        everything={lists.everything}
        label={t.area}
        choices={AREA_CHOICES}
        value={search.omrade}
        onChange={(omrade) => narrow({ omrade })}
      />
      <SelectFilter
        everything={lists.everything}
        label={t.child}
        choices={CHILD}
        value={search.barn}
        onChange={(barn) => narrow({ barn })}
      />
      <BoardFilter
        boards={boards}
        boardId={search.namnd}
        onChange={(namnd) => narrow({ namnd, ...OF_BOARD })}
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

function choicesOf(labels: Readonly<Record<string, string>>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }))
}
