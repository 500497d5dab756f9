import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Once } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Answers = Schemas['MatterAnswerList']
export type Answer = Schemas['MatterAnswer']
export type Outcome = Answer['outcome']
export type Hindrance = NonNullable<Answer['hindrance']>

/** What who reported a matter has been told, and what else was reported of the same event. */
export function answersQuery(matterId: string) {
  return queryOptions({
    queryKey: ['answers', matterId],
    queryFn: () => unwrap(api.GET('/matters/{matterId}/answers', { params: { path: { matterId } } })),
  })
}

export function give(matterId: string, body: Schemas['MatterAnswerCreate'], { key }: Once): Promise<Answers> {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/answers', { body, params }))
}
