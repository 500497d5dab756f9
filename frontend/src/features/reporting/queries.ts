import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Once } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Deviation = Schemas['Deviation']

/** Who reads what is reported at a unit, by role. */
export function readersQuery(unitId: string) {
  return queryOptions({
    queryKey: ['units', 'report-readers', unitId],
    queryFn: () => unwrap(api.GET('/units/{unitId}/report-readers', { params: { path: { unitId } } })),
  })
}

export function report(body: Schemas['DeviationCreate'], { key }: Once): Promise<Deviation> {
  return unwrap(api.POST('/deviations', { body, params: { header: { 'Idempotency-Key': key } } }))
}
