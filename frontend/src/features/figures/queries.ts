import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { type Once, type PageOf, pageOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Figure = Schemas['FollowedFigure']
export type Summary = Schemas['FigureSummary']
export type Snapshot = Schemas['FigureSnapshot']

export const PAGE_SIZE = 20

export function figuresQuery(page: number) {
  return queryOptions({
    queryKey: ['figures', 'list', page],
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<PageOf<Summary>> => {
      const params = { query: { page, limit: PAGE_SIZE } }
      const { figures, _meta } = await unwrap(api.GET('/figures', { params }))
      return pageOf(figures, _meta)
    },
  })
}

/** What can be followed, by this caller. */
export const measuresQuery = queryOptions({
  queryKey: ['figures', 'measures'],
  staleTime: 5 * 60_000,
  queryFn: async () => (await unwrap(api.GET('/measures'))).measures,
})

export function figureQuery(id: string) {
  return queryOptions({
    queryKey: ['figures', 'one', id],
    queryFn: () => unwrap(api.GET('/figures/{figureId}', { params: { path: { figureId: id } } })),
  })
}

/** A figure that something else names, for those who may see it. Others do not ask for it. */
export function figureIfSeenQuery(id: string) {
  return queryOptions({
    queryKey: ['figures', 'if-seen', id],
    queryFn: async ({ client }): Promise<Figure | null> => {
      const { figures } = await unwrap(api.GET('/figures', { params: { query: { id } } }))
      return figures.length === 0 ? null : client.fetchQuery(figureQuery(id))
    },
  })
}

export function snapshotQuery(id: string) {
  return queryOptions({
    queryKey: ['figures', 'snapshot', id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => unwrap(api.GET('/snapshots/{snapshotId}', { params: { path: { snapshotId: id } } })),
  })
}

export function follow(body: Schemas['FigureCreate'], { key }: Once): Promise<Figure> {
  return unwrap(api.POST('/figures', { body, params: { header: { 'Idempotency-Key': key } } }))
}

const stepAt = (figureId: string, { key }: Once) => ({
  path: { figureId },
  header: { 'Idempotency-Key': key },
})

export function noteValue(id: string, body: Schemas['FigureValueCreate'], how: Once): Promise<Figure> {
  return unwrap(api.POST('/figures/{figureId}/values', { body, params: stepAt(id, how) }))
}

export function rebase(id: string, body: Schemas['FigureRebaseCreate'], how: Once): Promise<Figure> {
  return unwrap(api.POST('/figures/{figureId}/rebases', { body, params: stepAt(id, how) }))
}

export function keep(id: string, how: Once): Promise<Snapshot> {
  return unwrap(api.POST('/figures/{figureId}/snapshots', { params: stepAt(id, how) }))
}
