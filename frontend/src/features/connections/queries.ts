import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Once } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Participants = Schemas['ParticipantList']
export type Participant = Schemas['Participant']
export type Part = Participant['part']

/** Who takes part in a matter of any kind, and who has done so. */
export function participantsQuery(matterId: string) {
  return queryOptions({
    queryKey: ['participants', matterId],
    queryFn: () => unwrap(api.GET('/matters/{matterId}/participants', { params: { path: { matterId } } })),
  })
}

/** The first of those who could take part, by a part of the name. */
export async function findCandidates(matterId: string, text: string) {
  const params = { path: { matterId }, query: text === '' ? {} : { q: text } }
  return (await unwrap(api.GET('/matters/{matterId}/candidates', { params }))).candidates
}

export function appoint(matterId: string, body: Schemas['ParticipantCreate'], { key }: Once) {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/participants', { body, params }))
}

export function end(matterId: string, participantId: string, reason: string, { key }: Once) {
  const params = { path: { matterId, participantId }, header: { 'Idempotency-Key': key } }
  return unwrap(
    api.POST('/matters/{matterId}/participants/{participantId}/ends', { body: { reason }, params }),
  )
}
