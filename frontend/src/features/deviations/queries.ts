import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { type How, type Once, pageOf, type Searched, stepOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Deviation = Schemas['Deviation']
export type Summary = Schemas['DeviationSummary']
export type Filter = NonNullable<Schemas['DeviationSearchCreate']['filter']>

export const PAGE_SIZE = 20

/** A list by filters, or by words and filters. Words go in a body, never in an address. */
export function listQuery(filter: Filter, { page, text }: { page: number; text: string }) {
  return queryOptions({
    queryKey: ['deviations', 'list', filter, page, text],
    placeholderData: keepPreviousData,
    queryFn: (): Promise<Searched<Summary>> => (text === '' ? fetchPage(filter, page) : search(filter, text)),
  })
}

async function fetchPage(filter: Filter, page: number): Promise<Searched<Summary>> {
  const known = Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== null && value !== undefined),
  )
  const { deviations, _meta } = await unwrap(
    api.GET('/deviations', { params: { query: { ...known, page, limit: PAGE_SIZE } } }),
  )
  return { ...pageOf(deviations, _meta), isCapped: false, commonWords: [] }
}

async function search(filter: Filter, text: string): Promise<Searched<Summary>> {
  const { deviations, totalRecords, isCapped, commonWords } = await unwrap(
    api.POST('/deviation-searches', { body: { text, filter } }),
  )
  return { items: deviations, total: totalRecords, isCapped, commonWords }
}

export function add(id: string, text: string, { key }: Once): Promise<Deviation> {
  return unwrap(
    api.POST('/deviations/{deviationId}/additions', {
      body: { text },
      params: { path: { deviationId: id }, header: { 'Idempotency-Key': key } },
    }),
  )
}

export function assess(id: string, body: Schemas['AssessmentCreate'], how: How): Promise<Deviation> {
  return unwrap(
    api.POST('/deviations/{deviationId}/assessments', {
      body,
      params: { path: { deviationId: id }, header: stepOf(how) },
    }),
  )
}

/** The steps that somebody takes with words alone. */
const TAKE = {
  conclusions: (id: string, text: string, how: How) =>
    unwrap(
      api.POST('/deviations/{deviationId}/conclusions', {
        body: { conclusion: text },
        params: { path: { deviationId: id }, header: stepOf(how) },
      }),
    ),
  closings: (id: string, text: string, how: How) =>
    unwrap(
      api.POST('/deviations/{deviationId}/closings', {
        body: text === '' ? {} : { note: text },
        params: { path: { deviationId: id }, header: stepOf(how) },
      }),
    ),
  reopenings: (id: string, text: string, how: How) =>
    unwrap(
      api.POST('/deviations/{deviationId}/reopenings', {
        body: { reason: text },
        params: { path: { deviationId: id }, header: stepOf(how) },
      }),
    ),
  considerations: (id: string, text: string, how: How) =>
    unwrap(
      api.POST('/deviations/{deviationId}/considerations', {
        body: { text },
        params: { path: { deviationId: id }, header: stepOf(how) },
      }),
    ),
  trials: (id: string, text: string, how: How) =>
    unwrap(
      api.POST('/deviations/{deviationId}/trials', {
        body: { text },
        params: { path: { deviationId: id }, header: stepOf(how) },
      }),
    ),
  adoptions: (id: string, text: string, how: How) =>
    unwrap(
      api.POST('/deviations/{deviationId}/adoptions', {
        body: { text },
        params: { path: { deviationId: id }, header: stepOf(how) },
      }),
    ),
  declinations: (id: string, text: string, how: How) =>
    unwrap(
      api.POST('/deviations/{deviationId}/declinations', {
        body: { reason: text },
        params: { path: { deviationId: id }, header: stepOf(how) },
      }),
    ),
} satisfies Record<string, (id: string, text: string, how: How) => Promise<Deviation>>

export type Step = keyof typeof TAKE

export function take(step: Step, id: string, text: string, how: How): Promise<Deviation> {
  return TAKE[step](id, text, how)
}

export function undo(id: string, how: How): Promise<Deviation> {
  return unwrap(
    api.POST('/deviations/{deviationId}/undoings', {
      params: { path: { deviationId: id }, header: stepOf(how) },
    }),
  )
}

export function reclassify(
  id: string,
  body: Schemas['ReclassificationCreate'],
  how: How,
): Promise<Deviation> {
  return unwrap(
    api.POST('/deviations/{deviationId}/reclassifications', {
      body,
      params: { path: { deviationId: id }, header: stepOf(how) },
    }),
  )
}

export function reroute(id: string, body: Schemas['ReroutingCreate'], how: How): Promise<Deviation> {
  return unwrap(
    api.POST('/deviations/{deviationId}/reroutings', {
      body,
      params: { path: { deviationId: id }, header: stepOf(how) },
    }),
  )
}
