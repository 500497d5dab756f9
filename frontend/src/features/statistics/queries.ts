import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { deviationStatisticsComparedWith } from '@/api/codes.gen'
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
  comparedWith: (typeof deviationStatisticsComparedWith)[number]
  follow: boolean
}

export function statisticsQuery({ periodFrom, periodTo, unitId, area, comparedWith, follow }: Asked) {
  return queryOptions({
    queryKey: ['statistics', periodFrom, periodTo, unitId, area, comparedWith, follow],
    placeholderData: keepPreviousData,
    queryFn: () =>
      unwrap(
        api.GET('/deviation-statistics', {
          params: {
            query: {
              periodFrom,
              periodTo,
              comparedWith,
              follow,
              ...(unitId === undefined ? {} : { unitId }),
              ...(area === undefined ? {} : { area }),
            },
          },
        }),
      ),
  })
}
