import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { deviationStatisticsComparedWith } from '@/api/parameters.gen'
import type { components } from '@/api/schema.gen'
import type { Area } from '@/domain/areas.sv'
import type { StatisticsSearch } from './search'

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
  /** Asked of deviations alone. */
  concernsChild?: StatisticsSearch['barn']
}

/** The question as the service is asked it. */
export function queryOf({ unitId, area, periodFrom, periodTo, comparedWith, follow }: Asked) {
  return {
    periodFrom,
    periodTo,
    comparedWith,
    follow,
    ...(unitId === undefined ? {} : { unitId }),
    ...(area === undefined ? {} : { area }),
  }
}

/** The same where deviations are counted. */
function queryOfDeviations({ concernsChild, ...asked }: Asked) {
  return { ...queryOf(asked), ...(concernsChild === undefined ? {} : { concernsChild }) }
}

export function statisticsQuery(asked: Asked) {
  const query = queryOfDeviations(asked)
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
  const question = of === 'deviation-statistics' ? queryOfDeviations(asked) : queryOf(asked)
  const query = Object.entries({ ...question, format }).map(([name, value]) => [name, String(value)])
  return `/bff/api/${of}/content?${new URLSearchParams(query)}`
}
