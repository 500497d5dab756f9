import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { type How, stepOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

export type Deadline = components['schemas']['Deadline']

/** The times of a matter: those that run, the nearest first, and then those that have ended. */
export function deadlinesQuery(matterId: string) {
  return queryOptions({
    queryKey: ['deadlines', 'of', matterId],
    queryFn: async (): Promise<Deadline[]> => {
      const params = { path: { matterId } }
      return (await unwrap(api.GET('/matters/{matterId}/deadlines', { params }))).deadlines
    },
  })
}

/** One of them. */
export function deadlineQuery(id: string) {
  return queryOptions({
    queryKey: ['deadlines', 'one', id],
    queryFn: () => unwrap(api.GET('/deadlines/{deadlineId}', { params: { path: { deadlineId: id } } })),
  })
}

export function waive(id: string, reason: string, how: How): Promise<Deadline> {
  const params = { path: { deadlineId: id }, header: stepOf(how) }
  return unwrap(api.POST('/deadlines/{deadlineId}/waivers', { body: { reason }, params }))
}
