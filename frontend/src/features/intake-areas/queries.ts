import { queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { everyPage } from '@/api/lookups'
import { type How, type Once, pageOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type IntakeArea = Schemas['IntakeArea']

/** Where a board's reports go to an intake function, have gone or will go. They are few. */
export function intakeAreasQuery(boardId: string) {
  return queryOptions({
    queryKey: ['intake-areas', 'list', boardId],
    queryFn: () =>
      everyPage(async (page) => {
        const query = { boardId, page, limit: 100 }
        const { intakeAreas, _meta } = await unwrap(api.GET('/intake-areas', { params: { query } }))
        return pageOf(intakeAreas, _meta)
      }),
  })
}

export function intakeAreaQuery(id: string) {
  return queryOptions({
    queryKey: ['intake-areas', 'one', id],
    queryFn: () =>
      unwrap(api.GET('/intake-areas/{intakeAreaId}', { params: { path: { intakeAreaId: id } } })),
  })
}

export function createArea(body: Schemas['IntakeAreaCreate'], { key }: Once): Promise<IntakeArea> {
  return unwrap(api.POST('/intake-areas', { body, params: { header: { 'Idempotency-Key': key } } }))
}

export function endArea(
  id: string,
  body: Schemas['IntakeAreaReplace'],
  { version }: How,
): Promise<IntakeArea> {
  return unwrap(
    api.PUT('/intake-areas/{intakeAreaId}', {
      body,
      params: { path: { intakeAreaId: id }, header: ifMatch(version) },
    }),
  )
}
