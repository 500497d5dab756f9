import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { components, paths } from '@/api/schema.gen'

type Schemas = components['schemas']
export type AccessEvent = Schemas['AccessEvent']
export type Reader = Schemas['MatterReader']
export type Readers = Schemas['MatterReaders']
export type Filter = Omit<NonNullable<paths['/access-events']['get']['parameters']['query']>, 'before'>

/** The access log, the latest first, a stretch at a time. Never kept: reading it again is recorded again. */
export function eventsQuery(filter: Filter) {
  return infiniteQueryOptions({
    queryKey: ['access-log', 'events', filter],
    placeholderData: keepPreviousData,
    gcTime: 0,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => {
      const query = pageParam === null ? filter : { ...filter, before: pageParam }
      return unwrap(api.GET('/access-events', { params: { query } }))
    },
    getNextPageParam: ({ cursor }) => cursor,
  })
}

export function readersQuery(matterId: string) {
  return queryOptions({
    queryKey: ['access-log', 'readers', matterId],
    gcTime: 0,
    queryFn: () => unwrap(api.GET('/matters/{matterId}/readers', { params: { path: { matterId } } })),
  })
}
