import * as v from 'valibot'
import { isDay } from './dates'

/** The fields that addresses hold. What cannot be read is dropped: an old or mistyped address shows a page all the same. */

export const id = v.fallback(v.optional(v.pipe(v.string(), v.uuid())), undefined)

export const day = v.fallback(v.optional(v.pipe(v.string(), v.isoDate(), v.check(isDay))), undefined)

/** A code of a list that the municipality keeps itself. */
export const code = v.fallback(v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/))), undefined)

export const flag = v.pipe(
  v.optional(v.unknown()),
  v.transform((value) => (value === 'true' || value === true ? true : undefined)),
)

/** The page of a list; the first is left out. */
export const page = v.fallback(
  v.optional(v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(2), v.maxValue(10_000))),
  undefined,
)

/** One of the known codes. */
export function oneOf<const T extends string>(known: readonly T[]) {
  return v.fallback(v.optional(v.picklist(known)), undefined)
}

/** Those of the known codes that stand in the address, once or repeated. */
export function listOf<const T extends string>(known: readonly T[]) {
  return v.pipe(
    v.fallback(v.optional(v.union([v.string(), v.array(v.string())])), undefined),
    v.transform((value) => {
      const given = value === undefined ? [] : Array.isArray(value) ? value : [value]
      const kept = known.filter((item) => given.includes(item))
      return kept.length === 0 ? undefined : kept
    }),
  )
}

/** How a list is shown narrows nothing: its view, its order, its page, and what has ended. */
const VIEW = new Set(['vy', 'sort', 'sida', 'alla'])

/** How many choices narrow a list. */
export function chosenIn(search: object): number {
  return Object.entries(search)
    .filter(([name]) => !VIEW.has(name))
    .flatMap(([, value]) => value as unknown)
    .filter((value) => value !== undefined).length
}

/** Whether anything narrows a list. */
export function isNarrowed(search: object): boolean {
  return chosenIn(search) > 0
}

/** The filters and the order of an address, as they are saved. */
export type Narrowing = Record<string, string | boolean | string[]>

/** Where in a list one is, is no part of a view. */
const PASSING = new Set(['sida'])

/** The filters and the order of an address, as they are saved. Words to search for never stand in one. */
export function narrowingOf(search: object): Narrowing {
  return Object.fromEntries(
    Object.entries(search).filter(([name, value]) => !PASSING.has(name) && value !== undefined),
  )
}

/** Whether two searches show the same. */
export function isSame(one: object, other: object): boolean {
  return asText(one) === asText(other)
}

function asText(search: object): string {
  return JSON.stringify(Object.entries(narrowingOf(search)).toSorted(([a], [b]) => a.localeCompare(b, 'sv')))
}
