import { queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { type How, type Once, stepOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Answers = Schemas['AnswerSet']
export type Given = Schemas['Given']
export type Answered = Schemas['AnswerSetList']

/** What has been answered about a matter, and what can be. */
export function answeredQuery(matterId: string) {
  return queryOptions({
    queryKey: ['answer-sets', 'of', matterId],
    queryFn: () => unwrap(api.GET('/matters/{matterId}/answer-sets', { params: { path: { matterId } } })),
  })
}

export function answersQuery(id: string) {
  return queryOptions({
    queryKey: ['answer-sets', 'one', id],
    queryFn: () => unwrap(api.GET('/answer-sets/{answerSetId}', { params: { path: { answerSetId: id } } })),
  })
}

/** The first answers. Nothing is begun before they are saved. */
export function begin(matterId: string, body: Schemas['AnswerSetCreate'], { key }: Once): Promise<Answers> {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/answer-sets', { body, params }))
}

export function save(id: string, answers: Given[], { version }: How): Promise<Answers> {
  const params = { path: { answerSetId: id }, header: ifMatch(version) }
  return unwrap(api.PUT('/answer-sets/{answerSetId}', { body: { answers }, params }))
}

/** Saves the answers and says that they are whole. After this they are never changed. */
export function finish(id: string, answers: Given[], how: How): Promise<Answers> {
  const params = { path: { answerSetId: id }, header: stepOf(how) }
  return unwrap(api.POST('/answer-sets/{answerSetId}/completions', { body: { answers }, params }))
}
