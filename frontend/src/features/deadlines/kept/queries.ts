import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { components, paths } from '@/api/schema.gen'

export type Kept = components['schemas']['DeadlineStatistics']
export type Question = NonNullable<paths['/deadline-statistics']['get']['parameters']['query']>

/** How many times were kept, rule by rule and unit by unit. */
export function keptQuery(query: Question) {
  return queryOptions({
    queryKey: ['deadlines', 'kept', query],
    placeholderData: keepPreviousData,
    queryFn: () => unwrap(api.GET('/deadline-statistics', { params: { query } })),
  })
}
