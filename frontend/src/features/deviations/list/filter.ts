import type { Filter } from '../queries'
import type { ListSearch } from './search'

/** What came with a figure. */
export const COUNTED = [
  ...(['per', 'bara', 'folj', 'tid', 'klar', 'utfall', 'igen', 'effekt'] as const),
  ...(['ligger', 'obedomd', 'riktning', 'motpart', 'samverkan', 'mottagning'] as const),
]

/** The codes that one may also choose oneself. */
export const CODED = ['kategori', 'aktivitet', 'orsak', 'risk', 'omrade'] as const

/** The address as the API is asked; apart from what an address may hold, which every page fetches. */
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
    ...(search.orsak === undefined ? {} : { cause: search.orsak }),
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
    ...(search.ligger === undefined ? {} : { causeArea: search.ligger }),
    ...(search.igen === undefined ? {} : { again: true }),
    ...(search.effekt === undefined ? {} : { effect: search.effekt }),
    ...(search.obedomd === undefined ? {} : { withoutJudgedAction: true }),
    ...(search.riktning === undefined ? {} : { direction: search.riktning }),
    ...(search.motpart === undefined ? {} : { counterpart: search.motpart }),
    ...(search.samverkan === undefined ? {} : { cooperationCategory: search.samverkan }),
  }
}
