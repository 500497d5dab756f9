import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { type How, type Once, type PageOf, pageOf, stepOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type QuestionSet = Schemas['QuestionSet']
export type Question = Schemas['Question']
export type Summary = Schemas['QuestionSetSummary']
export type Content = Schemas['QuestionSetReplace']

export const PAGE_SIZE = 20

export function setsQuery(boardId: string, page: number) {
  return queryOptions({
    queryKey: ['question-sets', 'list', boardId, page],
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<PageOf<Summary>> => {
      const params = { query: { boardId, page, limit: PAGE_SIZE } }
      const { questionSets, _meta } = await unwrap(api.GET('/question-sets', { params }))
      return pageOf(questionSets, _meta)
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
