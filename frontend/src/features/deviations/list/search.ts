import * as v from 'valibot'
import type { Filter } from '../queries'

const STATUSES = ['received', 'investigating', 'acting', 'closed', 'dismissed', 'transferred'] as const
const TYPES = ['deviation', 'suspected-misconduct', 'risk', 'improvement-idea', 'good-example'] as const
const SORTS = ['-reportedAt', 'reportedAt', 'dueOn', '-dueOn'] as const

/** Keeps the known values of a list or a single value; anything else in an address is dropped. */
function listOf<const T extends string>(known: readonly T[]) {
  return v.pipe(
    v.optional(v.union([v.string(), v.array(v.string())])),
    v.transform((value) => {
      const given = value === undefined ? [] : Array.isArray(value) ? value : [value]
      const kept = known.filter((item) => given.includes(item))
      return kept.length === 0 ? undefined : kept
    }),
  )
}

const day = v.fallback(v.optional(v.pipe(v.string(), v.isoDate())), undefined)
const flag = v.pipe(
  v.optional(v.unknown()),
  v.transform((value) => (value === 'true' || value === true ? true : undefined)),
)

/** What stands in the address of the list. Never words to search for: they may be case text. */
export const listSearch = v.object({
  status: listOf(STATUSES),
  typ: listOf(TYPES),
  enhet: v.fallback(v.optional(v.pipe(v.string(), v.uuid())), undefined),
  fran: day,
  till: day,
  forsenade: flag,
  mina: flag,
  sort: v.fallback(v.optional(v.picklist(SORTS)), undefined),
  sida: v.fallback(
    v.optional(v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(2), v.maxValue(10_000))),
    undefined,
  ),
})

export type ListSearch = v.InferOutput<typeof listSearch>

export function toFilter(search: ListSearch): Filter {
  return {
    ...(search.status === undefined ? {} : { status: search.status }),
    ...(search.typ === undefined ? {} : { reportType: search.typ }),
    ...(search.enhet === undefined ? {} : { unitId: search.enhet }),
    ...(search.fran === undefined ? {} : { reportedFrom: search.fran }),
    ...(search.till === undefined ? {} : { reportedTo: search.till }),
    ...(search.forsenade === undefined ? {} : { overdue: true }),
    ...(search.mina === undefined ? {} : { mine: true }),
    sort: search.sort ?? '-reportedAt',
  }
}

/** How many choices narrow the list. */
export function chosenIn({ sort: _sort, sida: _sida, ...filters }: ListSearch): number {
  return Object.values(filters)
    .flat()
    .filter((value) => value !== undefined).length
}

/** Whether anything narrows the list. */
export function isNarrowed(search: ListSearch): boolean {
  return chosenIn(search) > 0
}
