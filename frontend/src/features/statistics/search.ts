import * as v from 'valibot'
import { type NamedPeriod, PERIOD_KINDS, type PeriodKind, periodsOf } from '@/lib/periods'
import { AREAS, type Area } from '@/messages/areas.sv'

const AREA_CODES = Object.keys(AREAS) as Area[]

export const statisticsSearch = v.object({
  period: v.fallback(v.optional(v.picklist(PERIOD_KINDS)), undefined),
  val: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^\d{4}(-\d{1,2})?$/))), undefined),
  enhet: v.fallback(v.optional(v.pipe(v.string(), v.uuid())), undefined),
  omrade: v.fallback(v.optional(v.picklist(AREA_CODES)), undefined),
  folj: v.pipe(
    v.optional(v.unknown()),
    v.transform((value) => (value === 'true' || value === true ? true : undefined)),
  ),
})

export type StatisticsSearch = v.InferOutput<typeof statisticsSearch>

/** The chosen period and those beside it. Without a choice: the latest one that has begun. */
export function chosenPeriod(search: StatisticsSearch, today: string, qualityYearStarts: number) {
  const kind: PeriodKind = search.period ?? 'ar'
  const periods = periodsOf(kind, today, { qualityYearStarts })
  const period: NamedPeriod | undefined = periods.find(({ code }) => code === search.val) ?? periods[0]
  return { kind, periods, period }
}
