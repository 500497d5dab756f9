import type { PeriodKind } from '@/lib/period-kinds'
import { type NamedPeriod, periodsOf } from '@/lib/periods'
import type { Asked } from './queries'
import type { StatisticsSearch } from './search'

/** The chosen period and what it is compared with. Without a choice: the latest that has begun, a tertial with last year's. */
export function chosenPeriod(search: StatisticsSearch, today: string, qualityYearStarts: number) {
  const kind: PeriodKind = search.period ?? 'ar'
  const periods = periodsOf(kind, today, { qualityYearStarts })
  const period: NamedPeriod | undefined = periods.find(({ code }) => code === search.val) ?? periods[0]
  const comparedWith = search.jamfor ?? (kind === 'tertial' ? 'last-year' : 'previous')
  return { kind, periods, period, comparedWith }
}

/** The question that an address holds. */
export function askedIn(search: StatisticsSearch, today: string, qualityYearStarts: number): Asked {
  const { period, comparedWith } = chosenPeriod(search, today, qualityYearStarts)
  return {
    periodFrom: period?.from ?? today,
    periodTo: period?.to ?? today,
    unitId: search.enhet,
    area: search.omrade,
    comparedWith,
    follow: search.folj ?? false,
    concernsChild: search.barn,
  }
}
