import * as v from 'valibot'
import {
  unexecutedDecisionListArea,
  unexecutedDecisionListSort,
  unexecutedDecisionListStage,
} from '@/api/parameters.gen'
import { code, day, flag, id, listOf, oneOf, page } from '@/lib/search-fields'
import type { Filter, Stage } from '../queries'

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

export function toFilter(search: DecisionSearch): Filter {
  const { steg, insats, namnd, enhet, ensam, omrade, gransFran, gransTill, avbrott, mina, andras, sort } =
    search
  return {
    ...(steg === undefined ? {} : { stage: steg }),
    ...(insats === undefined ? {} : { benefit: insats }),
    ...(namnd === undefined ? {} : { boardId: namnd }),
    ...(enhet === undefined ? {} : { [ensam ? 'singleUnitId' : 'unitId']: enhet }),
    ...(omrade === undefined ? {} : { area: omrade }),
    ...(gransFran === undefined ? {} : { endsFrom: gransFran }),
    ...(gransTill === undefined ? {} : { endsTo: gransTill }),
    ...(avbrott === undefined ? {} : { basis: 'interruption' as const }),
    ...(mina === undefined ? {} : { mine: true }),
    ...(andras === undefined ? {} : { others: true }),
    sort: sort ?? 'endsOn',
  }
}

/** The columns of the board: the warnings before the limit stand together, what has passed it by its age. */
export const COLUMNS = [
  { name: 'running', stages: ['running'] },
  { name: 'soon', stages: ['day-60', 'day-75', 'day-90'] },
  { name: 'reportable', stages: ['reportable'] },
  { name: 'over-six-months', stages: ['over-six-months'] },
  { name: 'over-one-year', stages: ['over-one-year'] },
] as const satisfies { name: string; stages: Stage[] }[]

/** The columns that the chosen stages leave. */
export function columnsFor(chosen: readonly Stage[] | undefined) {
  return COLUMNS.map(({ name, stages }) => ({
    name,
    stages: stages.filter((stage) => chosen === undefined || chosen.includes(stage)),
  })).filter(({ stages }) => stages.length > 0)
}
