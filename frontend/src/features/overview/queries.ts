import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema.gen'

export type WorkItems = components['schemas']['WorkItems']
export type WorkItem = components['schemas']['WorkItem']

export const workItemsQuery = queryOptions({
  queryKey: ['work-items'],
  queryFn: () => unwrap(api.GET('/work-items')),
})
