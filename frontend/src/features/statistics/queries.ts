import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { deviationStatisticsComparedWith } from '@/api/parameters.gen'
import type { components } from '@/api/schema.gen'
import type { Area } from '@/domain/areas.sv'

export type Statistics = components['schemas']['DeviationStatistics']
export type Breakdown = components['schemas']['Table']
export type Figure = components['schemas']['Figure']

export interface Asked {
  periodFrom: string
  periodTo: string
  unitId?: string | undefined
  area?: Area | undefined
  comparedWith: (typeof deviationStatisticsComparedWith)[number]
  follow: boolean
}

/** The question as the service is asked it. */
export function queryOf({ unitId, area, ...asked }: Asked) {
  return {
    ...asked,
    ...(unitId === undefined ? {} : { unitId }),
    ...(area === undefined ? {} : { area }),
  }
}

export function statisticsQuery(asked: Asked) {
  const query = queryOf(asked)
  return queryOptions({
    queryKey: ['statistics', query],
    placeholderData: keepPreviousData,
    queryFn: () => unwrap(api.GET('/deviation-statistics', { params: { query } })),
  })
}

export type FileFormat = 'xlsx' | 'pdf'

/** Where the same figures are as a file. */
export function fileAddress(
  of: 'deviation-statistics' | 'action-statistics',
  asked: Asked,
  format: FileFormat,
): string {
  const query = Object.entries({ ...queryOf(asked), format }).map(([name, value]) => [name, String(value)])
  return `/bff/api/${of}/content?${new URLSearchParams(query)}`
}
