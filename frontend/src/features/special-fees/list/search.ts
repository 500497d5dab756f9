import * as v from 'valibot'
import { flag, id, page } from '@/lib/search-fields'
import type { Filter } from '../queries'

const year = v.fallback(
  v.optional(v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(1990), v.maxValue(2100))),
  undefined,
)

/** What stands in the address of the list of fees. Anything unknown is dropped. */
export const feeSearch = v.object({ ar: year, enhet: id, obetalda: flag, raknas: flag, sida: page })

export type FeeSearch = v.InferOutput<typeof feeSearch>

export function toFilter({ ar, enhet, obetalda, raknas }: FeeSearch): Filter {
  return {
    ...(ar === undefined ? {} : { year: ar }),
    ...(enhet === undefined ? {} : { unitId: enhet }),
    ...(obetalda === undefined ? {} : { unpaid: true }),
    ...(raknas === undefined ? {} : { struck: false }),
  }
}
