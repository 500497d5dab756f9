import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Once } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Cooperations = Schemas['CooperationList']
export type Cooperation = Schemas['Cooperation']
export type CooperationCommand = Schemas['CooperationCreate']

/** What stands and has stood about a matter between two organisations. */
export function cooperationsQuery(matterId: string) {
  return queryOptions({
    queryKey: ['cooperations', matterId],
    queryFn: () => unwrap(api.GET('/matters/{matterId}/cooperations', { params: { path: { matterId } } })),
  })
}

export function register(matterId: string, body: CooperationCommand, { key }: Once): Promise<Cooperations> {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/cooperations', { body, params }))
}

export function strike(
  matterId: string,
  cooperationId: string,
  reason: string,
  { key }: Once,
): Promise<Cooperations> {
  const params = { path: { matterId, cooperationId }, header: { 'Idempotency-Key': key } }
  const call = api.POST('/matters/{matterId}/cooperations/{cooperationId}/strikes', {
    body: { reason },
    params,
  })
  return unwrap(call)
}
