import { deviationFiguresBy } from '@/api/parameters.gen'
import type { EndedKind } from '@/lib/period-kinds'
import { endedPeriods, type NamedPeriod } from '@/lib/periods'
import type { FigureDimension } from './queries'
import type { BoardFiguresSearch } from './search'

const OF_A_YEAR: readonly FigureDimension[] = ['category', 'grade']

/** The question that stands in the address, kept within what can be asked. */
export function chosenQuestion(search: BoardFiguresSearch, today: string) {
  const kind: EndedKind = search.visa ?? 'manad'
  const periods = endedPeriods(kind, today)
  const period: NamedPeriod | undefined = periods.find(({ code }) => code === search.val) ?? periods[0]
  const dimensions = kind === 'ar' ? OF_A_YEAR : deviationFiguresBy
  const by = dimensions.find((dimension) => dimension === search.delat) ?? 'category'
  return { kind, periods, period, dimensions, by }
}
