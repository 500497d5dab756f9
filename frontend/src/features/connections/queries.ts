import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Once } from '@/api/resource'
import type { components } from '@/api/schema.gen'
import { civilDate, shortDate } from '@/lib/dates'

type Schemas = components['schemas']
export type Participants = Schemas['ParticipantList']
export type Participant = Schemas['Participant']
export type Part = Participant['part']
export type Links = Schemas['MatterLinkList']
export type MatterLink = Schemas['MatterLink']
export type LinkKind = MatterLink['kind']
export type Numbers = Schemas['DiaryNumberList']
export type DiaryNumber = Schemas['DiaryNumber']
export type Messages = Schemas['MessageList']
export type Audience = Schemas['Message']['audience']

/** Fewer letters than this would be half the register. A number has as many figures as it has. */
const LEAST = 3

/** Who takes part in a matter of any kind, and who has done so. */
export function participantsQuery(matterId: string) {
  return queryOptions({
    queryKey: ['participants', matterId],
    queryFn: () => unwrap(api.GET('/matters/{matterId}/participants', { params: { path: { matterId } } })),
  })
}

/** What a matter hangs together with, of what the caller may read. */
export function linksQuery(matterId: string) {
  return queryOptions({
    queryKey: ['links', matterId],
    queryFn: () => unwrap(api.GET('/matters/{matterId}/links', { params: { path: { matterId } } })),
  })
}

/** What a matter is called in diaries. */
export function numbersQuery(matterId: string) {
  return queryOptions({
    queryKey: ['diary-numbers', matterId],
    queryFn: () => unwrap(api.GET('/matters/{matterId}/diary-numbers', { params: { path: { matterId } } })),
  })
}

/** What is written in a matter to the caller. */
export function messagesQuery(matterId: string) {
  return queryOptions({
    queryKey: ['messages', matterId],
    queryFn: () => unwrap(api.GET('/matters/{matterId}/messages', { params: { path: { matterId } } })),
  })
}

/** The first of those who could take part, by a part of the name. */
export async function findCandidates(matterId: string, text: string) {
  const params = { path: { matterId }, query: text === '' ? {} : { q: text } }
  return (await unwrap(api.GET('/matters/{matterId}/candidates', { params }))).candidates
}

/** The newest matters of every kind that some words are of, or the one with the number. Words go in a body. */
export async function findMatters(text: string) {
  if (text.length < LEAST && !/\d/.test(text)) return []
  const { groups } = await unwrap(api.POST('/searches', { body: { text } }))
  return groups
    .flatMap(({ matters }) => matters)
    .map(({ id, reference, title, unitName, reportedAt }) => ({
      id,
      name: `${reference} ${title}`,
      title: `${unitName} · ${shortDate(civilDate(reportedAt))}`,
    }))
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

export function link(matterId: string, body: Schemas['MatterLinkCreate'], { key }: Once) {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/links', { body, params }))
}

export function strikeLink(matterId: string, linkId: string, reason: string, { key }: Once) {
  const params = { path: { matterId, linkId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/links/{linkId}/strikes', { body: { reason }, params }))
}

export function noteNumber(matterId: string, body: Schemas['DiaryNumberCreate'], { key }: Once) {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/diary-numbers', { body, params }))
}

export function strikeNumber(matterId: string, numberId: string, reason: string, { key }: Once) {
  const params = { path: { matterId, numberId }, header: { 'Idempotency-Key': key } }
  return unwrap(
    api.POST('/matters/{matterId}/diary-numbers/{numberId}/strikes', { body: { reason }, params }),
  )
}

export function send(matterId: string, body: Schemas['MessageCreate'], { key }: Once) {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/messages', { body, params }))
}
