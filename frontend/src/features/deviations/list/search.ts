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
  orsak: code,
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
  igen: flag,
  ligger: code,
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
