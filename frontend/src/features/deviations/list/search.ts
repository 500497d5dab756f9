import * as v from 'valibot'
import { deviationListReportType, deviationListSort, deviationListStatus } from '@/api/codes.gen'
import { day, flag, id, listOf, oneOf, page } from '@/lib/search-fields'
import type { Filter } from '../queries'

/** What stands in the address of the list. Never words to search for: they may be case text. */
export const listSearch = v.object({
  status: listOf(deviationListStatus),
  typ: listOf(deviationListReportType),
  enhet: id,
  fran: day,
  till: day,
  forsenade: flag,
  mina: flag,
  sort: oneOf(deviationListSort),
  sida: page,
})

export type ListSearch = v.InferOutput<typeof listSearch>
export type Sort = NonNullable<ListSearch['sort']>

export function toFilter(search: ListSearch): Filter {
  return {
    ...(search.status === undefined ? {} : { status: search.status }),
    ...(search.typ === undefined ? {} : { reportType: search.typ }),
    ...(search.enhet === undefined ? {} : { unitId: search.enhet }),
    ...(search.fran === undefined ? {} : { reportedFrom: search.fran }),
    ...(search.till === undefined ? {} : { reportedTo: search.till }),
    ...(search.forsenade === undefined ? {} : { overdue: true }),
    ...(search.mina === undefined ? {} : { mine: true }),
    sort: search.sort ?? '-reportedAt',
  }
}
