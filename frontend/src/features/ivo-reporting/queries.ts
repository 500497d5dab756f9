import { queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { everyPage } from '@/api/lookups'
import { type How, type Once, pageOf, stepOf, whileAtWork } from '@/api/resource'
import type { components } from '@/api/schema.gen'
import type { Council } from './quarter/council'

type Schemas = components['schemas']
export type Report = Schemas['IvoReport']
export type Summary = Schemas['IvoReportSummary']
export type Line = Schemas['IvoReportLine']
export type LineKind = Line['kind']
export type BriefDelay = Schemas['BriefDelay']
export type Sheet = Schemas['Sheet']
export type Status = Report['status']

/** The quarters that have rows, latest first; four a year, so they are few. */
export const reportsQuery = queryOptions({
  queryKey: ['ivo-reports', 'list'],
  queryFn: () =>
    everyPage(async (page) => {
      const found = await unwrap(api.GET('/ivo-reports', { params: { query: { page, limit: 100 } } }))
      return pageOf(found.reports, found._meta)
    }),
})

/** While the server draws the report up it is asked for again, ever more seldom. */
export function reportQuery(id: string) {
  return queryOptions({
    queryKey: ['ivo-reports', 'one', id],
    queryFn: () => unwrap(api.GET('/ivo-reports/{reportId}', { params: { path: { reportId: id } } })),
    refetchInterval: whileAtWork<Report>(({ status }) => status === 'requested'),
  })
}

export function linesQuery(id: string) {
  return queryOptions({
    queryKey: ['ivo-reports', 'lines', id],
    queryFn: () =>
      everyPage(async (page) => {
        const params = { path: { reportId: id }, query: { page, limit: 100 } }
        const found = await unwrap(api.GET('/ivo-reports/{reportId}/lines', { params }))
        return pageOf(found.lines, found._meta)
      }),
  })
}

/** The delays that passed the limit after one cut-off day and had ended by the next. */
export function briefDelaysQuery(id: string) {
  return queryOptions({
    queryKey: ['ivo-reports', 'brief-delays', id],
    queryFn: () =>
      everyPage(async (page) => {
        const params = { path: { reportId: id }, query: { page, limit: 100 } }
        const { briefDelays, _meta } = await unwrap(
          api.GET('/ivo-reports/{reportId}/brief-delays', { params }),
        )
        return pageOf(briefDelays, _meta)
      }),
  })
}

export function sheetQuery(reportId: string, lineId: string) {
  return queryOptions({
    queryKey: ['ivo-reports', 'sheet', reportId, lineId],
    queryFn: () =>
      unwrap(api.GET('/ivo-reports/{reportId}/lines/{lineId}', { params: { path: { reportId, lineId } } })),
  })
}

/** The figures that the council gets. A figure that is left out of print is null here too. */
export function councilQuery(id: string) {
  return queryOptions({
    queryKey: ['ivo-reports', 'council', id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const params = { path: { reportId: id }, query: { format: 'json' as const } }
      const found = await unwrap(api.GET('/ivo-reports/{reportId}/council-statistics', { params }))
      return found as unknown as Council
    },
  })
}

export function correctionsQuery(id: string) {
  return queryOptions({
    queryKey: ['ivo-reports', 'corrections', id],
    queryFn: async () => {
      const params = { path: { reportId: id } }
      return (await unwrap(api.GET('/ivo-reports/{reportId}/corrections', { params }))).corrections
    },
  })
}

export function drawUp(body: Schemas['IvoReportCreate'], { key }: Once): Promise<Report> {
  return unwrap(
    api.POST('/ivo-reports', {
      body,
      params: { header: { 'Idempotency-Key': key } },
    }),
  )
}

export type Step = 'checks' | 'approvals' | 'closures'

export function take(step: Step, id: string, how: How): Promise<Report> {
  const params = { path: { reportId: id }, header: stepOf(how) }
  switch (step) {
    case 'checks':
      return unwrap(api.POST('/ivo-reports/{reportId}/checks', { params }))
    case 'approvals':
      return unwrap(api.POST('/ivo-reports/{reportId}/approvals', { params }))
    case 'closures':
      return unwrap(api.POST('/ivo-reports/{reportId}/closures', { params }))
  }
}

export function receive(id: string, body: Schemas['ReceiptCreate'], { key }: Once): Promise<Report> {
  return unwrap(
    api.POST('/ivo-reports/{reportId}/receipts', {
      body,
      params: { path: { reportId: id }, header: { 'Idempotency-Key': key } },
    }),
  )
}

export function correctReceipt(
  id: string,
  body: Schemas['ReceiptCorrectionCreate'],
  { key }: Once,
): Promise<Sheet> {
  return unwrap(
    api.POST('/ivo-reports/{reportId}/receipt-corrections', {
      body,
      params: { path: { reportId: id }, header: { 'Idempotency-Key': key } },
    }),
  )
}

export function correct(id: string, reason: string, { key }: Once): Promise<Report> {
  return unwrap(
    api.POST('/ivo-reports/{reportId}/corrections', {
      body: { reason },
      params: { path: { reportId: id }, header: { 'Idempotency-Key': key } },
    }),
  )
}

export function reschedule(id: string, body: Schemas['IvoReportReplace'], how: How): Promise<Report> {
  return unwrap(
    api.PUT('/ivo-reports/{reportId}', {
      body,
      params: { path: { reportId: id }, header: ifMatch(how.version) },
    }),
  )
}

/** Where a file of the report is, for a link that downloads it. */
export function fileAddress(id: string, file: string, format: string): string {
  return `/bff/api/ivo-reports/${id}/${file}?format=${format}`
}
