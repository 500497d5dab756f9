import * as v from 'valibot'
import {
  deviationListArea,
  deviationListClosing,
  deviationListConcernsChild,
  deviationListDirection,
  deviationListHandling,
  deviationListOutcome,
  deviationListReportType,
  deviationListSort,
  deviationListStatus,
} from '@/api/parameters.gen'
import { code, day, flag, id, listOf, oneOf, page } from '@/lib/search-fields'
import type { Filter } from '../queries'

/** What stands in the address of the list. Never words to search for: they may be case text. */
export const listSearch = v.object({
  status: listOf(deviationListStatus),
  typ: listOf(deviationListReportType),
  namnd: id,
  enhet: id,
  /** The unit without what stands below it. */
  ensam: flag,
  omrade: oneOf(deviationListArea),
  kategori: code,
  aktivitet: code,
  barn: oneOf(deviationListConcernsChild),
  risk: code,
  fran: day,
  till: day,
  forsenade: flag,
  mina: flag,
  andras: flag,
  /** What the intake function is to route. */
  fordela: flag,
  /** The area whose intake function it came to. */
  mottagning: id,
  /** The day as of which a figure was counted; what follows is asked only beside it. */
  per: day,
  bara: id,
  folj: flag,
  tid: oneOf(deviationListHandling),
  klar: oneOf(deviationListClosing),
  utfall: oneOf(deviationListOutcome),
  orsak: code,
  effekt: code,
  obedomd: flag,
  riktning: oneOf(deviationListDirection),
  motpart: code,
  samverkan: code,
  sort: oneOf(deviationListSort),
  sida: page,
})

export type ListSearch = v.InferOutput<typeof listSearch>
export type Sort = NonNullable<ListSearch['sort']>

/** What came with a figure. */
export const COUNTED = [
  ...(['per', 'namnd', 'bara', 'folj', 'tid', 'klar', 'utfall', 'orsak', 'effekt'] as const),
  ...(['obedomd', 'riktning', 'motpart', 'samverkan', 'mottagning'] as const),
]

export function toFilter(search: ListSearch): Filter {
  return {
    ...(search.status === undefined ? {} : { status: search.status }),
    ...(search.typ === undefined ? {} : { reportType: search.typ }),
    ...(search.namnd === undefined ? {} : { boardId: search.namnd }),
    ...(search.enhet === undefined ? {} : { [search.ensam ? 'singleUnitId' : 'unitId']: search.enhet }),
    ...(search.omrade === undefined ? {} : { area: search.omrade }),
    ...(search.kategori === undefined ? {} : { category: search.kategori }),
    ...(search.aktivitet === undefined ? {} : { activity: search.aktivitet }),
    ...(search.barn === undefined ? {} : { concernsChild: search.barn }),
    ...(search.risk === undefined ? {} : { seriousness: search.risk }),
    ...(search.fran === undefined ? {} : { reportedFrom: search.fran }),
    ...(search.till === undefined ? {} : { reportedTo: search.till }),
    ...(search.forsenade === undefined ? {} : { overdue: true }),
    ...(search.mina === undefined ? {} : { mine: true }),
    ...(search.andras === undefined ? {} : { others: true }),
    ...(search.fordela === undefined ? {} : { atIntake: true }),
    ...(search.mottagning === undefined ? {} : { intakeId: search.mottagning }),
    ...(search.per === undefined ? {} : countedOn(search, search.per)),
    sort: search.sort ?? '-reportedAt',
  }
}

function countedOn(search: ListSearch, asOf: string): Filter {
  return {
    asOf,
    ...(search.bara === undefined ? {} : { singleUnitId: search.bara }),
    ...(search.folj === undefined ? {} : { follow: true }),
    ...(search.tid === undefined ? {} : { handling: search.tid }),
    ...(search.klar === undefined ? {} : { closing: search.klar }),
    ...(search.utfall === undefined ? {} : { outcome: search.utfall }),
    ...(search.orsak === undefined ? {} : { cause: search.orsak }),
    ...(search.effekt === undefined ? {} : { effect: search.effekt }),
    ...(search.obedomd === undefined ? {} : { withoutJudgedAction: true }),
    ...(search.riktning === undefined ? {} : { direction: search.riktning }),
    ...(search.motpart === undefined ? {} : { counterpart: search.motpart }),
    ...(search.samverkan === undefined ? {} : { cooperationCategory: search.samverkan }),
  }
}
