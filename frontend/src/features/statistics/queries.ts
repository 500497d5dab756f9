import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { Area } from '@/domain/areas.sv'

export type Statistics = components['schemas']['DeviationStatistics']
export type Breakdown = components['schemas']['Breakdown']
export type Figure = components['schemas']['Figure']

export interface Asked {
  periodFrom: string
  periodTo: string
  unitId?: string | undefined
  area?: Area | undefined
  follow: boolean
}

export function statisticsQuery({ periodFrom, periodTo, unitId, area, follow }: Asked) {
  return queryOptions({
    queryKey: ['statistics', periodFrom, periodTo, unitId, area, follow],
    placeholderData: keepPreviousData,
    queryFn: () =>
      unwrap(
        api.GET('/deviation-statistics', {
          params: {
            query: {
              periodFrom,
              periodTo,
              follow,
              ...(unitId === undefined ? {} : { unitId }),
              ...(area === undefined ? {} : { area }),
            },
          },
        }),
      ),
  })
}
