import { api, unwrap } from '@/api/client'
import { type How, type Once, stepOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Deviation = Schemas['Deviation']
export { type Filter, listQuery, PAGE_SIZE, type Summary } from '@/api/deviation-list'

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
