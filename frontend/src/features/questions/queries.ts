import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { type How, type Once, type PageOf, stepOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type QuestionSet = Schemas['QuestionSet']
export type Question = Schemas['Question']
export type Summary = Schemas['QuestionSetSummary']
export type Content = Schemas['QuestionSetReplace']
export type Answers = Schemas['AnswerSet']
export type Given = Schemas['Given']
export type Answered = Schemas['AnswerSetList']

export const PAGE_SIZE = 20

export function setsQuery(boardId: string, page: number) {
  return queryOptions({
    queryKey: ['question-sets', 'list', boardId, page],
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<PageOf<Summary>> => {
      const params = { query: { boardId, page, limit: PAGE_SIZE } }
      const { questionSets, _meta } = await unwrap(api.GET('/question-sets', { params }))
      return { items: questionSets, total: _meta.totalRecords }
    },
  })
}

export function setQuery(id: string) {
  return queryOptions({
    queryKey: ['question-sets', 'one', id],
    queryFn: () =>
      unwrap(api.GET('/question-sets/{questionSetId}', { params: { path: { questionSetId: id } } })),
  })
}

export function createSet(body: Schemas['QuestionSetCreate'], { key }: Once): Promise<QuestionSet> {
  return unwrap(api.POST('/question-sets', { body, params: { header: { 'Idempotency-Key': key } } }))
}

export function replaceSet(id: string, body: Content, { version }: How): Promise<QuestionSet> {
  const params = { path: { questionSetId: id }, header: ifMatch(version) }
  return unwrap(api.PUT('/question-sets/{questionSetId}', { body, params }))
}

export type Step = 'publications' | 'ends'

export function takeStep(id: string, step: Step, how: How): Promise<QuestionSet> {
  const params = { path: { questionSetId: id }, header: stepOf(how) }
  return unwrap(api.POST(`/question-sets/{questionSetId}/${step}`, { params }))
}

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

export function begin(matterId: string, questionSetId: string, { key }: Once): Promise<Answers> {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/answer-sets', { body: { questionSetId }, params }))
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
