import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { type How, type Once, stepOf, whileAtWork } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Receiver = Schemas['WebhookEndpoint']
export type ReceiverSummary = Schemas['WebhookEndpointSummary']

/** Steps that ask nothing. */
export type Step = 'trials' | 'pauses' | 'secrets' | 'ends'

const MOST = 100

/** Where events are sent to a connected system. */
export function receiversQuery(accountId: string) {
  return queryOptions({
    queryKey: ['webhook-endpoints', 'of', accountId],
    queryFn: async () => {
      const params = { query: { accountId, limit: MOST } }
      return (await unwrap(api.GET('/webhook-endpoints', { params }))).webhookEndpoints
    },
  })
}

/** One receiver. Asked for again while it is being tried. */
export function receiverQuery(id: string) {
  return queryOptions({
    queryKey: ['webhook-endpoints', 'one', id],
    queryFn: () =>
      unwrap(
        api.GET('/webhook-endpoints/{webhookEndpointId}', { params: { path: { webhookEndpointId: id } } }),
      ),
    refetchInterval: whileAtWork<Receiver>(({ status, triedAt }) => status !== 'ended' && triedAt === null),
  })
}

export function addReceiver(body: Schemas['WebhookEndpointCreate'], { key }: Once): Promise<Receiver> {
  return unwrap(api.POST('/webhook-endpoints', { body, params: { header: { 'Idempotency-Key': key } } }))
}

export function take(id: string, step: Step, how: How): Promise<Receiver> {
  const params = { path: { webhookEndpointId: id }, header: stepOf(how) }
  return unwrap(api.POST(`/webhook-endpoints/{webhookEndpointId}/${step}`, { params }))
}

export function sendAgain(id: string, since: string, how: How): Promise<Receiver> {
  const params = { path: { webhookEndpointId: id }, header: stepOf(how) }
  return unwrap(api.POST('/webhook-endpoints/{webhookEndpointId}/redeliveries', { body: { since }, params }))
}
