import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { type How, type Once, pageOf, type Searched, stepOf } from '@/api/resource'
import type { components, paths } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Decision = Schemas['Decision']
export type Summary = Schemas['DecisionSummary']
export type DecisionEvent = Schemas['DecisionEvent']
export type Stage = NonNullable<Summary['stage']>
export type Kind = DecisionEvent['kind']
export type Status = Decision['status']
export type Identity = Schemas['Identity']
type Query = NonNullable<paths['/unexecuted-decisions']['get']['parameters']['query']>
export type Filter = Omit<Query, 'page' | 'limit'>

export const PAGE_SIZE = 20

/** Decisions whose clocks run, or every decision; or by words, all that they fit. Words go in a body, never in an address. */
export function listQuery(filter: Filter, { page, all, text }: { page: number; all: boolean; text: string }) {
  return queryOptions({
    queryKey: ['decisions', 'list', all, filter, page, text],
    placeholderData: keepPreviousData,
    queryFn: (): Promise<Searched<Summary>> =>
      text === '' ? fetchPage(filter, page, all) : search(filter, page, text),
  })
}

async function fetchPage(filter: Filter, page: number, all: boolean): Promise<Searched<Summary>> {
  const params = { query: { ...filter, page, limit: PAGE_SIZE } }
  const { decisions, _meta } = await unwrap(
    all ? api.GET('/decisions', { params }) : api.GET('/unexecuted-decisions', { params }),
  )
  return { ...pageOf(decisions, _meta), commonWords: [] }
}

async function search(filter: Filter, page: number, text: string): Promise<Searched<Summary>> {
  const params = { query: { page, limit: PAGE_SIZE } }
  const { decisions, _meta, commonWords } = await unwrap(
    api.POST('/decision-searches', { params, body: { text, filter } }),
  )
  return { ...pageOf(decisions, _meta), commonWords }
}

export function decisionQuery(id: string) {
  return queryOptions({
    queryKey: ['decisions', 'one', id],
    queryFn: () => unwrap(api.GET('/decisions/{decisionId}', { params: { path: { decisionId: id } } })),
  })
}

/** A decision that somebody keys in. */
export function register(body: Schemas['DecisionCreate'], { key }: Once): Promise<Decision> {
  return unwrap(api.POST('/decisions', { body, params: { header: { 'Idempotency-Key': key } } }))
}

export function addEvent(id: string, body: Schemas['DecisionEventCreate'], how: How): Promise<Decision> {
  return unwrap(api.POST('/decisions/{decisionId}/events', { body, params: paramsOf(id, how) }))
}

export function strikeEvent(id: string, body: Schemas['EventStrikeCreate'], how: How): Promise<Decision> {
  return unwrap(api.POST('/decisions/{decisionId}/event-strikes', { body, params: paramsOf(id, how) }))
}

export function explain(id: string, body: Schemas['ExplanationCreate'], how: How): Promise<Decision> {
  return unwrap(api.POST('/decisions/{decisionId}/explanations', { body, params: paramsOf(id, how) }))
}

export function handOver(id: string, body: Schemas['HandoverCreate'], how: How): Promise<Decision> {
  return unwrap(api.POST('/decisions/{decisionId}/handovers', { body, params: paramsOf(id, how) }))
}

/** The first of those who can take a decision over. */
export async function findSuccessors(decisionId: string, text: string) {
  const params = { path: { decisionId }, query: text === '' ? {} : { q: text } }
  return (await unwrap(api.GET('/decisions/{decisionId}/successors', { params }))).successors
}

/** Who a decision is about. The answer is shown and forgotten: it goes into no cache. */
export function disclose(id: string, purpose: string, { key }: Once): Promise<Identity> {
  return unwrap(
    api.POST('/decisions/{decisionId}/identity-disclosures', {
      body: { purpose },
      params: { path: { decisionId: id }, header: { 'Idempotency-Key': key } },
    }),
  )
}

function paramsOf(id: string, how: How) {
  return { path: { decisionId: id }, header: stepOf(how) }
}
