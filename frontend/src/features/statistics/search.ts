import * as v from 'valibot'
import {
  deviationStatisticsArea,
  deviationStatisticsComparedWith,
  deviationStatisticsConcernsChild,
} from '@/api/parameters.gen'
import { PERIOD_KINDS } from '@/lib/period-kinds'
import { flag, id, oneOf } from '@/lib/search-fields'

export const statisticsSearch = v.object({
  period: oneOf(PERIOD_KINDS),
  val: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^\d{4}(-\d{1,2})?$/))), undefined),
  enhet: id,
  omrade: oneOf(deviationStatisticsArea),
  barn: oneOf(deviationStatisticsConcernsChild),
  folj: flag,
  jamfor: oneOf(deviationStatisticsComparedWith),
})

export type StatisticsSearch = v.InferOutput<typeof statisticsSearch>
