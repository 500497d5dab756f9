import * as v from 'valibot'
import { boardSearch } from '@/domain/board'
import { day } from '@/lib/search-fields'
import type { Filter } from './queries'

/** The number of a matter as people write it. */
export const REFERENCE = /^[a-zåäö]{1,6}-[0-9]{1,18}$/i

const text = (shape: RegExp) => v.fallback(v.optional(v.pipe(v.string(), v.regex(shape))), undefined)

/** What stands in the address. Never a name searched for: names are personal data. */
export const logSearch = v.object({
  ...boardSearch.entries,
  arende: text(REFERENCE),
  vad: text(/^[a-zA-Z-]{1,60}$/),
  utfall: v.fallback(v.optional(v.picklist(['allowed', 'denied'])), undefined),
  fran: day,
  till: day,
})
export type LogSearch = v.InferOutput<typeof logSearch>

/** The filters of the API that an address and a name stand for. */
export function toFilter(
  boardId: string,
  { arende, vad, utfall, fran, till }: LogSearch,
  person: string,
): Filter {
  return {
    boardId,
    ...(person === '' ? {} : { person }),
    ...(arende === undefined ? {} : { matter: arende }),
    ...(vad === undefined ? {} : { operation: vad }),
    ...(utfall === undefined ? {} : { outcome: utfall }),
    ...(fran === undefined ? {} : { since: fran }),
    ...(till === undefined ? {} : { until: till }),
  }
}
