import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { type How, type Once, type PageOf, pageOf, stepOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Card = Schemas['Publication']
/** A unit that a card is for. */
export type ForUnit = Card['units'][number]
export type Summary = Schemas['PublicationSummary']
export type Status = Summary['status']
export type View = Schemas['PublicationView']
export type Written = Schemas['PublicationReplace']

export const PAGE_SIZE = 20

export function cardsQuery(view: View, page: number) {
  return queryOptions({
    queryKey: ['publications', 'list', view, page],
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<PageOf<Summary>> => {
      const { publications, _meta } = await unwrap(
        api.GET('/publications', { params: { query: { view, page, limit: PAGE_SIZE } } }),
      )
      return pageOf(publications, _meta)
    },
  })
}

export function cardQuery(id: string) {
  return queryOptions({
    queryKey: ['publications', 'one', id],
    queryFn: () =>
      unwrap(api.GET('/publications/{publicationId}', { params: { path: { publicationId: id } } })),
  })
}

/** What has been written from a matter, and whether more may be. */
export function cardsOfQuery(matterId: string) {
  return queryOptions({
    queryKey: ['publications', 'of', matterId],
    queryFn: () => unwrap(api.GET('/matters/{matterId}/publications', { params: { path: { matterId } } })),
  })
}

export async function findReaders(publicationId: string, text: string) {
  const params = { path: { publicationId }, query: text === '' ? {} : { q: text } }
  return (await unwrap(api.GET('/publications/{publicationId}/readers', { params }))).candidates
}

export function write(body: Schemas['PublicationCreate'], { key }: Once): Promise<Card> {
  return unwrap(api.POST('/publications', { body, params: { header: { 'Idempotency-Key': key } } }))
}

const paramsOf = (publicationId: string, how: How) => ({ path: { publicationId }, header: stepOf(how) })
const onceOf = (publicationId: string, { key }: Once) => ({
  path: { publicationId },
  header: { 'Idempotency-Key': key },
})

export function change(id: string, body: Written, how: How): Promise<Card> {
  return unwrap(api.PUT('/publications/{publicationId}', { body, params: paramsOf(id, how) }))
}

export function send(id: string, readerId: string, how: How): Promise<Card> {
  const params = paramsOf(id, how)
  return unwrap(api.POST('/publications/{publicationId}/sendings', { body: { readerId }, params }))
}

export function sendBack(id: string, reason: string, how: How): Promise<Card> {
  const params = paramsOf(id, how)
  return unwrap(api.POST('/publications/{publicationId}/returns', { body: { reason }, params }))
}

export function publish(id: string, how: How): Promise<Card> {
  return unwrap(api.POST('/publications/{publicationId}/publishings', { params: paramsOf(id, how) }))
}

export function withdraw(id: string, reason: string, how: How): Promise<Card> {
  const params = paramsOf(id, how)
  return unwrap(api.POST('/publications/{publicationId}/withdrawals', { body: { reason }, params }))
}

export function writeAnew(id: string, how: Once): Promise<Card> {
  return unwrap(api.POST('/publications/{publicationId}/revisions', { params: onceOf(id, how) }))
}

export function discuss(id: string, body: Schemas['DiscussionCreate'], how: Once): Promise<Card> {
  return unwrap(api.POST('/publications/{publicationId}/discussions', { body, params: onceOf(id, how) }))
}

export function undiscuss(id: string, unitId: string, how: Once): Promise<Card> {
  const params = onceOf(id, how)
  return unwrap(
    api.POST('/publications/{publicationId}/discussion-withdrawals', { body: { unitId }, params }),
  )
}
