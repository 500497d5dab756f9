import { queryOptions } from '@tanstack/react-query'
import { civilDate } from '@/lib/dates'
import { sv } from '@/messages/sv'
import { api, unwrap } from './client'
import { type PageOf, pageOf } from './resource'
import type { components } from './schema.gen'

type Schemas = components['schemas']
export type Board = Schemas['Board']
export type UnitSummary = Schemas['UnitSummary']
export type CodeEntry = Schemas['CodeEntry']
export type CodeListName = Schemas['CodeListName']
export type ViewedList = Schemas['SavedView']['listName']

const LONG = 5 * 60_000

/** What a page of a list holds, from the first page to the last. Only for lists that are short by nature. */
export async function everyPage<T>(fetchPage: (page: number) => Promise<PageOf<T>>): Promise<T[]> {
  const found: T[] = []
  for (let page = 1; ; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- the next page is known only when the last has come
    const { items, total, hasMore = false } = await fetchPage(page)
    found.push(...items)
    if ((found.length >= total && !hasMore) || items.length === 0) return found
  }
}

/** The units that exist today, in Swedish order, with the names above them. */
export const unitsQuery = queryOptions({
  queryKey: ['units'],
  staleTime: LONG,
  queryFn: () =>
    everyPage(async (page) => {
      const found = await unwrap(api.GET('/units', { params: { query: { page, limit: 100 } } }))
      return pageOf(found.units, found._meta)
    }),
})

/** Every unit that there is or has been, in Swedish order: what a filter may ask for. */
export const everyUnitQuery = queryOptions({
  queryKey: ['units', 'every'],
  staleTime: LONG,
  queryFn: () =>
    everyPage(async (page) => {
      const query = { includeEnded: true, page, limit: 100 }
      const { units, _meta } = await unwrap(api.GET('/units', { params: { query } }))
      return pageOf(units, _meta)
    }),
})

/** Every unit, also of before, whose figures the caller may see. */
export const countedUnitQuery = queryOptions({
  queryKey: ['units', 'counted'],
  staleTime: LONG,
  queryFn: () =>
    everyPage(async (page) => {
      const query = { includeEnded: true, countable: true, page, limit: 100 }
      const { units, _meta } = await unwrap(api.GET('/units', { params: { query } }))
      return pageOf(units, _meta)
    }),
})

/** A board's units as they stand on a day, in Swedish order. */
export function unitsOnQuery(boardId: string, day = civilDate()) {
  return queryOptions({
    queryKey: ['units', 'board', boardId, day],
    queryFn: () =>
      everyPage(async (page) => {
        const query = { boardId, validOn: day, page, limit: 100 }
        const { units, _meta } = await unwrap(api.GET('/units', { params: { query } }))
        return pageOf(units, _meta)
      }),
  })
}

export function boardQuery(id: string) {
  return queryOptions({
    queryKey: ['boards', id],
    staleTime: LONG,
    queryFn: () => unwrap(api.GET('/boards/{boardId}', { params: { path: { boardId: id } } })),
  })
}

/** A board's codes of one kind that may be chosen on a day; today, when no other is given. */
export function codeListQuery(boardId: string, listName: CodeListName, validOn?: string) {
  return queryOptions({
    queryKey: ['code-lists', boardId, listName, validOn],
    staleTime: LONG,
    queryFn: async () => {
      const query = { boardId, ...(validOn === undefined ? {} : { validOn }) }
      const call = api.GET('/code-lists/{listName}', { params: { path: { listName }, query } })
      return (await unwrap(call)).codes
    },
  })
}

/** Units as a search field shows them: the name, whether it has ended, and where it belongs. */
export function asItems(units: readonly UnitSummary[], today = civilDate()) {
  return units.map(({ id, name, path, validTo }) => ({
    id,
    label: validTo !== null && validTo < today ? sv.endedUnit(name, validTo) : name,
    detail: placeOf(path),
  }))
}

/** `Förvaltning/Avdelning/Enhet` → `Förvaltning › Avdelning`. */
function placeOf(path: string): string | undefined {
  const above = path.split('/').slice(0, -1)
  return above.length === 0 ? undefined : above.map((name) => name.trim()).join(' › ')
}

export function asChoices(codes: readonly CodeEntry[]) {
  return codes.map(({ code, label }) => ({ value: code, label }))
}

/** The caller's own views of a list, by name. They are few. */
export function viewsQuery(listName: ViewedList) {
  return queryOptions({
    queryKey: ['saved-views', listName],
    staleTime: 5 * 60_000,
    queryFn: async () => {
      const query = { listName, limit: 100 }
      const { savedViews } = await unwrap(api.GET('/saved-views', { params: { query } }))
      return savedViews
    },
  })
}

/** One deviation, as those who report and those who work with it read it. */
export function deviationQuery(id: string) {
  return queryOptions({
    queryKey: ['deviations', 'one', id],
    queryFn: () => unwrap(api.GET('/deviations/{deviationId}', { params: { path: { deviationId: id } } })),
  })
}

/** One action, as those read it who carry it out and who judge it. */
export function actionQuery(id: string) {
  return queryOptions({
    queryKey: ['actions', 'one', id],
    queryFn: () => unwrap(api.GET('/actions/{actionId}', { params: { path: { actionId: id } } })),
  })
}
