import * as v from 'valibot'
import { deviationFiguresBy } from '@/api/parameters.gen'
import { ENDED_KINDS } from '@/lib/period-kinds'
import { id, oneOf } from '@/lib/search-fields'

export const boardFiguresSearch = v.object({
  visa: oneOf(ENDED_KINDS),
  val: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^\d{4}(-(\d{2}|Q[1-4]))?$/))), undefined),
  namnd: id,
  enhet: id,
  delat: oneOf(deviationFiguresBy),
})

export type BoardFiguresSearch = v.InferOutput<typeof boardFiguresSearch>
