import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { type Once, type PageOf, pageOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'
import { addDays, civilDate } from '@/lib/dates'

type Schemas = components['schemas']
export type Absence = Schemas['AbsenceSummary']

export const PAGE_SIZE = 25

interface Asked {
  boardId: string
  page: number
  withPast: boolean
}

/** Who is away now and later at a board; the year that has been too when asked for. */
export function absencesQuery({ boardId, page, withPast }: Asked) {
  return queryOptions({
    queryKey: ['absences', 'list', boardId, page, withPast],
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<PageOf<Absence>> => {
      const past = withPast ? { endsFrom: addDays(civilDate(), -365) } : {}
      const query = { boardId, page, limit: PAGE_SIZE, ...past }
      const { absences, _meta } = await unwrap(api.GET('/absences', { params: { query } }))
      return pageOf(absences, _meta)
    },
  })
}

/** What is coming or going on for one person. */
export function absencesOfQuery(personId: string) {
  return queryOptions({
    queryKey: ['absences', 'person', personId],
    queryFn: async () =>
      (await unwrap(api.GET('/absences', { params: { query: { personId, limit: 20 } } }))).absences,
  })
}

export function absenceQuery(id: string) {
  return queryOptions({
    queryKey: ['absences', 'one', id],
    queryFn: () => unwrap(api.GET('/absences/{absenceId}', { params: { path: { absenceId: id } } })),
  })
}

export function reportAbsence(body: Schemas['AbsenceCreate'], { key }: Once): Promise<Absence> {
  return unwrap(api.POST('/absences', { body, params: { header: { 'Idempotency-Key': key } } }))
}

export async function removeAbsence({ id, version }: Pick<Absence, 'id' | 'version'>): Promise<void> {
  await api.DELETE('/absences/{absenceId}', {
    params: { path: { absenceId: id }, header: ifMatch(version) },
  })
}
