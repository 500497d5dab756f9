import { useQuery } from '@tanstack/react-query'
import {
  closingLabels,
  cooperationDirectionLabels,
  effectLabels,
  handlingTimeLabels,
  systemAreaLabels,
} from '@/api/codes.gen'
import { type CodeListName, codeListQuery } from '@/api/lookups'
import { AREAS } from '@/domain/areas.sv'
import { longDate } from '@/lib/dates'
import { lists } from '@/messages/lists.sv'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { CODED, COUNTED } from './filter'
import { t } from './messages.sv'
import type { ListSearch } from './search'

const EFFECTS: Readonly<Record<string, string>> = { none: lists.noCode, ...effectLabels }
const LIES: Readonly<Record<string, string>> = { none: t.counted.noArea, ...systemAreaLabels }

interface Coded {
  search: ListSearch
  /** Whose codes they are where the address says no board. */
  homeBoardId: string
  levels: Readonly<Record<string, string>>
}

/** The codes that narrow the list, in words. */
export function useCodesInWords({ search, homeBoardId, levels }: Coded): string[] {
  const board = search.namnd ?? homeBoardId
  const category = useLabel(board, 'category', search.kategori)
  const activity = useLabel(board, 'activity', search.aktivitet)
  const cause = useLabel(board, 'cause', search.orsak)
  const { counted } = t
  return [
    category === undefined ? undefined : counted.category(category),
    activity === undefined ? undefined : counted.activity(activity),
    cause === undefined ? undefined : counted.cause(cause),
    search.risk === undefined ? undefined : `${t.columns.seriousness}: ${levels[search.risk] ?? search.risk}`,
    search.omrade === undefined ? undefined : `${t.area}: ${AREAS[search.omrade]}`,
  ].filter((words) => words !== undefined)
}

interface Chosen {
  search: ListSearch
  units: readonly ComboItem[]
  /** The codes of the row, in words. */
  codes: readonly string[]
}

/** The row of a figure that was opened, in words; nothing where none was. */
export function useCounted({ search, units, codes }: Chosen): string[] {
  const counterpart = useLabel(search.namnd, 'counterpart', search.motpart)
  const between = useLabel(search.namnd, 'cooperation-category', search.samverkan)
  const { counted } = t
  if (!COUNTED.some((name) => search[name] !== undefined)) return []
  return [
    ...codes,
    search.ligger === undefined ? undefined : counted.lies(LIES[search.ligger] ?? search.ligger),
    search.igen === undefined ? undefined : counted.again,
    search.effekt === undefined ? undefined : counted.effect(EFFECTS[search.effekt] ?? search.effekt),
    search.tid === undefined ? undefined : counted.handling(handlingTimeLabels[search.tid]),
    search.klar === undefined ? undefined : closingLabels[search.klar],
    search.utfall === undefined ? undefined : counted.outcome(t.outcomes[search.utfall]),
    search.obedomd === undefined ? undefined : counted.unjudged,
    search.riktning === undefined
      ? undefined
      : counted.direction(cooperationDirectionLabels[search.riktning]),
    counterpart === undefined ? undefined : counted.counterpart(counterpart),
    between === undefined ? undefined : counted.between(between),
    search.bara === undefined
      ? undefined
      : counted.unit(units.find(({ id }) => id === search.bara)?.label ?? counted.gone),
    search.mottagning === undefined ? undefined : counted.intake,
    search.folj === undefined ? undefined : counted.follow,
    search.per === undefined ? undefined : counted.asOf(longDate(search.per)),
  ].filter((words) => words !== undefined)
}

/** The lists that say what the codes of an address are called, to have them before the page is shown. */
export function codesNamedIn(search: ListSearch, homeBoardId: string) {
  const { namnd = homeBoardId, kategori, aktivitet, orsak, motpart, samverkan } = search
  const named = [
    { list: 'category', code: kategori },
    { list: 'activity', code: aktivitet },
    { list: 'cause', code: orsak },
    { list: 'counterpart', code: motpart },
    { list: 'cooperation-category', code: samverkan },
  ] as const
  return named.flatMap(({ list, code }) => (code === undefined ? [] : [codeListQuery(namnd, list)]))
}

/** What a code is called, by the board's list; as it is until the list has come. */
function useLabel(board: string | undefined, list: CodeListName, code: string | undefined) {
  const isAsked = board !== undefined && code !== undefined && code !== 'none'
  const { data = [] } = useQuery({ ...codeListQuery(board ?? '', list), enabled: isAsked })
  if (code === 'none') return lists.noCode
  return data.find((entry) => entry.code === code)?.label ?? code
}

/** Says that the list is that behind a figure, and leads out of it. */
export function CountedNotice({
  words,
  isAsOf,
  onSearch,
}: {
  words: readonly string[]
  isAsOf: boolean
  onSearch: (change: Partial<ListSearch>) => void
}) {
  const without = Object.fromEntries([...COUNTED, ...CODED, 'namnd', 'sida'].map((name) => [name, undefined]))
  return (
    <Alert
      title={words.join(' · ')}
      actions={
        <Button kind="quiet" icon="close" onClick={() => onSearch(without)}>
          {t.counted.leave}
        </Button>
      }
    >
      {isAsOf ? t.counted.note : null}
    </Alert>
  )
}
