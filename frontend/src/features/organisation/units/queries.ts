import { queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { everyPage } from '@/api/lookups'
import { type How, type Once, pageOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'
import { civilDate } from '@/lib/dates'

type Schemas = components['schemas']
export type Unit = Schemas['Unit']
export type UnitSummary = Schemas['UnitSummary']
export type Headcount = Schemas['Headcount']
export type Role = Schemas['AssignmentSummary']

export function unitQuery(id: string) {
  return queryOptions({
    queryKey: ['units', 'one', id],
    queryFn: () => unwrap(api.GET('/units/{unitId}', { params: { path: { unitId: id } } })),
  })
}

/** The roles held today at a unit itself. The API answers with those below as well, which are left out here. */
export function rolesAtQuery(unitId: string) {
  return queryOptions({
    queryKey: ['assignments', 'unit', unitId],
    queryFn: async () => {
      const roles = await everyPage(async (page) => {
        const query = { unitId, validOn: civilDate(), page, limit: 100 }
        const found = await unwrap(api.GET('/assignments', { params: { query } }))
        return pageOf(found.assignments, found._meta)
      })
      return roles.filter((role) => role.unitId === unitId)
    },
  })
}

export function createUnit(body: Schemas['UnitCreate'], { key }: Once): Promise<Unit> {
  return unwrap(api.POST('/units', { body, params: { header: { 'Idempotency-Key': key } } }))
}

export function replaceUnit(id: string, body: Schemas['UnitReplace'], { version }: How): Promise<Unit> {
  return unwrap(
    api.PUT('/units/{unitId}', { body, params: { path: { unitId: id }, header: ifMatch(version) } }),
  )
}

export function reorganise(body: Schemas['UnitSuccessionCreate'], { key }: Once) {
  return unwrap(api.POST('/unit-successions', { body, params: { header: { 'Idempotency-Key': key } } }))
}
