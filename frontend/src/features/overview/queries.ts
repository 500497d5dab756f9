import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema.gen'
import { MATTER_PAGE } from '@/domain/matters'

export type WorkItems = components['schemas']['WorkItems']
export type Note = components['schemas']['Note']
export type WorkItem = components['schemas']['WorkItem']

/** The page where each step is taken; what is not here is taken on the matter's own page. */
const ACT_PAGE: Readonly<Record<string, '/avvikelser/$id/bedom' | '/atgarder/$id/besluta'>> = {
  deviationAssess: '/avvikelser/$id/bedom',
  actionDecide: '/atgarder/$id/besluta',
}

export function actPage({ operation, kind }: WorkItem) {
  return ACT_PAGE[operation] ?? MATTER_PAGE[kind]
}

/** How much waits, for the menu. Asked for after every step and never by a clock: that would keep a session alive. */
export const workCountQuery = queryOptions({
  queryKey: ['work-items', 'count'],
  queryFn: () => unwrap(api.GET('/work-items/count')),
  staleTime: 60_000,
})

export const workItemsQuery = queryOptions({
  queryKey: ['work-items'],
  queryFn: () => unwrap(api.GET('/work-items')),
})

/** What is worth knowing beside what must be done. */
export const startQuery = queryOptions({
  queryKey: ['start'],
  queryFn: () => unwrap(api.GET('/start')),
})
