import * as v from 'valibot'
import { AREAS, type Area } from '@/messages/areas.sv'
import { STAGE } from '@/messages/decisions.sv'
import type { Filter, Stage } from '../queries'

export const STAGES = Object.keys(STAGE) as Stage[]
const SORTS = ['endsOn', '-endsOn', 'decidedOn', '-decidedOn'] as const

const flag = v.pipe(
  v.optional(v.unknown()),
  v.transform((value) => (value === 'true' || value === true ? true : undefined)),
)

/** What stands in the address of the register. Anything unknown is dropped. */
export const decisionSearch = v.object({
  vy: v.fallback(v.optional(v.literal('tavla')), undefined),
  steg: v.pipe(
    v.optional(v.union([v.string(), v.array(v.string())])),
    v.transform((value) => {
      const given = value === undefined ? [] : Array.isArray(value) ? value : [value]
      const kept = STAGES.filter((stage) => given.includes(stage))
      return kept.length === 0 ? undefined : kept
    }),
  ),
  insats: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/))), undefined),
  enhet: v.fallback(v.optional(v.pipe(v.string(), v.uuid())), undefined),
  omrade: v.fallback(v.optional(v.picklist(Object.keys(AREAS) as Area[])), undefined),
  avbrott: flag,
  mina: flag,
  alla: flag,
  sort: v.fallback(v.optional(v.picklist(SORTS)), undefined),
  sida: v.fallback(
    v.optional(v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(2), v.maxValue(10_000))),
    undefined,
  ),
})

export type DecisionSearch = v.InferOutput<typeof decisionSearch>

export function toFilter({ steg, insats, enhet, omrade, avbrott, mina, sort }: DecisionSearch): Filter {
  return {
    ...(steg === undefined ? {} : { stage: steg }),
    ...(insats === undefined ? {} : { benefit: insats }),
    ...(enhet === undefined ? {} : { unitId: enhet }),
    ...(omrade === undefined ? {} : { area: omrade }),
    ...(avbrott === undefined ? {} : { basis: 'interruption' as const }),
    ...(mina === undefined ? {} : { mine: true }),
    sort: sort ?? 'endsOn',
  }
}

/** How many choices narrow the list. */
export function chosenIn({ vy: _vy, alla: _alla, sort: _sort, sida: _sida, ...filters }: DecisionSearch) {
  return Object.values(filters)
    .flat()
    .filter((value) => value !== undefined).length
}

/** Whether anything narrows the list. */
export function isNarrowed(search: DecisionSearch) {
  return chosenIn(search) > 0
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
