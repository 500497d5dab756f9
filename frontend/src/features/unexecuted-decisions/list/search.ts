import * as v from 'valibot'
import {
  unexecutedDecisionListArea,
  unexecutedDecisionListSort,
  unexecutedDecisionListStage,
} from '@/api/parameters.gen'
import { code, day, flag, id, listOf, oneOf, page } from '@/lib/search-fields'

/** What stands in the address of the register. Anything unknown is dropped. */
export const decisionSearch = v.object({
  vy: oneOf(['tavla']),
  steg: listOf(unexecutedDecisionListStage),
  insats: code,
  namnd: id,
  enhet: id,
  /** The unit without what stands below it. */
  ensam: flag,
  omrade: oneOf(unexecutedDecisionListArea),
  gransFran: day,
  gransTill: day,
  avbrott: flag,
  mina: flag,
  andras: flag,
  alla: flag,
  sort: oneOf(unexecutedDecisionListSort),
  sida: page,
})

export type DecisionSearch = v.InferOutput<typeof decisionSearch>
export type Sort = NonNullable<DecisionSearch['sort']>
