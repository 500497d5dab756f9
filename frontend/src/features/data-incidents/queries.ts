import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { type How, type Once, type PageOf, pageOf, stepOf } from '@/api/resource'
import type { components, paths } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Incident = Schemas['DataIncident']
export type Summary = Schemas['DataIncidentSummary']
export type OfMatter = Schemas['MatterDataIncidentList']
export type Figures = Schemas['DataIncidentStatistics']
export type Status = Summary['status']
type Query = NonNullable<paths['/data-incidents']['get']['parameters']['query']>
export type Filter = Omit<Query, 'page' | 'limit'>

export const PAGE_SIZE = 20

/** Whether personal data may have been seen in a matter, for those who handle it. */
export function incidentsOfQuery(matterId: string) {
  return queryOptions({
    queryKey: ['data-incidents', 'of', matterId],
    queryFn: () => unwrap(api.GET('/matters/{matterId}/data-incidents', { params: { path: { matterId } } })),
  })
}

export function incidentsQuery(filter: Filter, page: number) {
  return queryOptions({
    queryKey: ['data-incidents', 'list', filter, page],
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<PageOf<Summary>> => {
      const params = { query: { ...filter, page, limit: PAGE_SIZE } }
      const { dataIncidents, _meta } = await unwrap(api.GET('/data-incidents', { params }))
      return pageOf(dataIncidents, _meta)
    },
  })
}

export function figuresQuery(filter: Filter) {
  return queryOptions({
    queryKey: ['data-incidents', 'figures', filter],
    placeholderData: keepPreviousData,
    queryFn: () => unwrap(api.GET('/data-incident-statistics', { params: { query: filter } })),
  })
}

export function incidentQuery(id: string) {
  return queryOptions({
    queryKey: ['data-incidents', 'one', id],
    queryFn: () =>
      unwrap(api.GET('/data-incidents/{dataIncidentId}', { params: { path: { dataIncidentId: id } } })),
  })
}

export function flag(matterId: string, words: string, { key }: Once): Promise<OfMatter> {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  const body = { words: words === '' ? null : words }
  return unwrap(api.POST('/matters/{matterId}/data-incidents', { body, params }))
}

export function withdraw(matterId: string, reason: string, { key }: Once): Promise<OfMatter> {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/data-incidents/withdrawals', { body: { reason }, params }))
}

const paramsOf = (dataIncidentId: string, how: How) => ({ path: { dataIncidentId }, header: stepOf(how) })

export function assess(id: string, body: Schemas['DataIncidentReplace'], how: How): Promise<Incident> {
  return unwrap(api.PUT('/data-incidents/{dataIncidentId}', { body, params: paramsOf(id, how) }))
}

export function notify(id: string, body: Schemas['DataIncidentNoticeCreate'], how: How): Promise<Incident> {
  return unwrap(api.POST('/data-incidents/{dataIncidentId}/notices', { body, params: paramsOf(id, how) }))
}

export function decide(id: string, body: Schemas['DataIncidentDecisionCreate'], how: How): Promise<Incident> {
  return unwrap(api.POST('/data-incidents/{dataIncidentId}/decisions', { body, params: paramsOf(id, how) }))
}

export function inform(
  id: string,
  body: Schemas['DataIncidentInformationCreate'],
  how: How,
): Promise<Incident> {
  return unwrap(api.POST('/data-incidents/{dataIncidentId}/information', { body, params: paramsOf(id, how) }))
}
