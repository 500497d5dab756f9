import * as v from 'valibot'
import { deviationFiguresBy } from '@/api/codes.gen'
import { ENDED_KINDS, type EndedKind, endedPeriods, type NamedPeriod } from '@/lib/periods'
import { id, oneOf } from '@/lib/search-fields'
import type { FigureDimension } from './queries'

export const boardFiguresSearch = v.object({
  visa: oneOf(ENDED_KINDS),
  val: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^\d{4}(-(\d{2}|Q[1-4]))?$/))), undefined),
  namnd: id,
  enhet: id,
  delat: oneOf(deviationFiguresBy),
})

export type BoardFiguresSearch = v.InferOutput<typeof boardFiguresSearch>

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
