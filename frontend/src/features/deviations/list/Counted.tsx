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
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { COUNTED } from './filter'
import { t } from './messages.sv'
import type { ListSearch } from './search'

const EFFECTS: Readonly<Record<string, string>> = { none: t.counted.none, ...effectLabels }
const LIES: Readonly<Record<string, string>> = { none: t.counted.noArea, ...systemAreaLabels }

interface Chosen {
  search: ListSearch
  units: readonly ComboItem[]
  levels: Readonly<Record<string, string>>
}

/** What narrows the list beside the filters that stand on the page, in words: mostly the row of a figure that was opened. */
export function useCounted({ search, units, levels }: Chosen): string[] {
  const category = useLabel(search.namnd, 'category', search.kategori)
  const activity = useLabel(search.namnd, 'activity', search.aktivitet)
  const cause = useLabel(search.namnd, 'cause', search.orsak)
  const counterpart = useLabel(search.namnd, 'counterpart', search.motpart)
  const between = useLabel(search.namnd, 'cooperation-category', search.samverkan)
  const { counted } = t
  return [
    category === undefined ? undefined : counted.category(category),
    activity === undefined ? undefined : counted.activity(activity),
    cause === undefined ? undefined : counted.cause(cause),
    search.ligger === undefined ? undefined : counted.lies(LIES[search.ligger] ?? search.ligger),
    search.igen === undefined ? undefined : counted.again,
    search.effekt === undefined ? undefined : counted.effect(EFFECTS[search.effekt] ?? search.effekt),
    search.risk === undefined ? undefined : `${t.columns.seriousness}: ${levels[search.risk] ?? search.risk}`,
    search.omrade === undefined ? undefined : AREAS[search.omrade],
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
export function codesNamedIn({ namnd, kategori, aktivitet, orsak, motpart, samverkan }: ListSearch) {
  if (namnd === undefined) return []
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
  if (code === 'none') return t.counted.none
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
  const without = Object.fromEntries(
    [...COUNTED, 'kategori', 'aktivitet', 'risk', 'omrade', 'sida'].map((name) => [name, undefined]),
  )
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
