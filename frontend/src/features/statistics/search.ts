import * as v from 'valibot'
import { deviationStatisticsArea } from '@/api/codes.gen'
import { type NamedPeriod, PERIOD_KINDS, type PeriodKind, periodsOf } from '@/lib/periods'
import { flag, id, oneOf } from '@/lib/search-fields'

export const statisticsSearch = v.object({
  period: oneOf(PERIOD_KINDS),
  val: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^\d{4}(-\d{1,2})?$/))), undefined),
  enhet: id,
  omrade: oneOf(deviationStatisticsArea),
  folj: flag,
})

export type StatisticsSearch = v.InferOutput<typeof statisticsSearch>

/** The chosen period and those beside it. Without a choice: the latest one that has begun. */
export function chosenPeriod(search: StatisticsSearch, today: string, qualityYearStarts: number) {
  const kind: PeriodKind = search.period ?? 'ar'
  const periods = periodsOf(kind, today, { qualityYearStarts })
  const period: NamedPeriod | undefined = periods.find(({ code }) => code === search.val) ?? periods[0]
  return { kind, periods, period }
}
