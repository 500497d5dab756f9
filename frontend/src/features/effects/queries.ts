import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { type How, type Once, stepOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Action = Schemas['Action']
export type Effect = Schemas['Effect']
export type MatterEffects = Schemas['MatterEffects']

/** How a matter of any kind has been judged, and what there is to judge it by. */
export function effectsQuery(matterId: string) {
  return queryOptions({
    queryKey: ['effects', matterId],
    queryFn: () => unwrap(api.GET('/matters/{matterId}/effects', { params: { path: { matterId } } })),
  })
}

export function judgeMatter(
  matterId: string,
  body: Schemas['MatterEffectCreate'],
  { key }: Once,
): Promise<MatterEffects> {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/effects', { body, params }))
}

const stepAt = (actionId: string, how: How) => ({ path: { actionId }, header: stepOf(how) })

export function judge(id: string, body: Schemas['ActionJudgementCreate'], how: How): Promise<Action> {
  return unwrap(api.POST('/actions/{actionId}/judgements', { body, params: stepAt(id, how) }))
}

export function reopen(id: string, body: Schemas['ActionReopeningCreate'], how: How): Promise<Action> {
  return unwrap(api.POST('/actions/{actionId}/reopenings', { body, params: stepAt(id, how) }))
}
