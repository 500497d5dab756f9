import type { QueryClient } from '@tanstack/react-query'
import { type ViewedList, viewsQuery } from '@/api/lookups'
import type { Narrowing } from '@/lib/search-fields'
import { narrowingOf } from '@/lib/search-fields'

interface Arrival<S> {
  listName: ViewedList
  /** Reads an address: what a view names that is there no more is dropped. */
  read: (search: Narrowing) => S
  search: object
  /** Words searched for on the way here. */
  text: string
  /** Whether one comes from another page, and has not just cleared the filters. */
  isNew: boolean
}

/** What a list begins with for somebody who comes to it with no wish of their own. */
export async function firstView<S extends object>(
  client: QueryClient,
  arrival: Arrival<S>,
): Promise<S | null> {
  if (!arrival.isNew || arrival.text !== '' || Object.keys(narrowingOf(arrival.search)).length > 0)
    return null
  const views = await client.ensureQueryData(viewsQuery(arrival.listName)).catch(() => [])
  const first = views.find((view) => view.isFirst)?.search
  const search = first === undefined ? {} : arrival.read(first)
  return Object.keys(narrowingOf(search)).length === 0 ? null : (search as S)
}
