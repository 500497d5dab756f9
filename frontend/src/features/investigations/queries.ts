import { queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { type How, type Once, stepOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Investigation = Schemas['Investigation']
export type Entry = Schemas['LedgerEntry']
export type Cause = Schemas['Cause']
export type Voice = Schemas['Voice']
export type Version = Schemas['InvestigationVersion']

/** The investigation of a matter of any kind. It is kept among deviations, which show its causes. */
export function investigationQuery(matterId: string) {
  return queryOptions({
    queryKey: ['deviations', 'investigation', matterId],
    queryFn: () => unwrap(api.GET('/matters/{matterId}/investigations', { params: { path: { matterId } } })),
  })
}

/** The first of those whose acts can be looked at, by a part of the name. */
export async function findPeople(matterId: string, text: string) {
  const params = { path: { matterId }, query: text === '' ? {} : { q: text } }
  return (await unwrap(api.GET('/matters/{matterId}/candidates', { params }))).candidates
}

export function begin(matterId: string, body: Schemas['InvestigationCreate'], { key }: Once) {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/investigations', { body, params }))
}

export function save(matterId: string, body: Schemas['InvestigationReplace'], { version }: How) {
  const params = { path: { matterId }, header: ifMatch(version) }
  return unwrap(api.PUT('/matters/{matterId}/investigations', { body, params }))
}

export function finish(matterId: string, how: How) {
  const params = { path: { matterId }, header: stepOf(how) }
  return unwrap(api.POST('/matters/{matterId}/investigations/completions', { params }))
}

export function reopen(matterId: string, reason: string, how: How) {
  const params = { path: { matterId }, header: stepOf(how) }
  return unwrap(api.POST('/matters/{matterId}/investigations/reopenings', { body: { reason }, params }))
}

export function note(matterId: string, body: Schemas['LedgerEntryCreate'], { key }: Once) {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/investigations/ledger-entries', { body, params }))
}

export function addCause(matterId: string, body: Schemas['CauseCreate'], { key }: Once) {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/investigations/causes', { body, params }))
}

export function addVoice(matterId: string, body: Schemas['VoiceCreate'], { key }: Once) {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/investigations/voices', { body, params }))
}

/** What of an investigation can be struck. */
export type Part = 'entry' | 'cause' | 'voice'

export function strike(matterId: string, [part, id]: [Part, string], reason: string, { key }: Once) {
  const header = { 'Idempotency-Key': key }
  const body = { reason }
  switch (part) {
    case 'entry':
      return unwrap(
        api.POST('/matters/{matterId}/investigations/ledger-entries/{entryId}/strikes', {
          body,
          params: { path: { matterId, entryId: id }, header },
        }),
      )
    case 'cause':
      return unwrap(
        api.POST('/matters/{matterId}/investigations/causes/{causeId}/strikes', {
          body,
          params: { path: { matterId, causeId: id }, header },
        }),
      )
    case 'voice':
      return unwrap(
        api.POST('/matters/{matterId}/investigations/voices/{voiceId}/strikes', {
          body,
          params: { path: { matterId, voiceId: id }, header },
        }),
      )
  }
}

/** Where a finished version is fetched as a document. */
export function documentOf(matterId: string, versionId: string): string {
  return `/bff/api/matters/${matterId}/investigations/versions/${versionId}/content`
}
