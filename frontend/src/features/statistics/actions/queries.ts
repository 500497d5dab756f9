import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema.gen'
import { type Asked, queryOf } from '../queries'

export type ActionStatistics = components['schemas']['ActionStatistics']
export type ActionShare = components['schemas']['ActionShare']
export type EffectTable = components['schemas']['EffectTable']

export function actionStatisticsQuery(asked: Asked) {
  const query = queryOf(asked)
  return queryOptions({
    queryKey: ['statistics', 'actions', query],
    placeholderData: keepPreviousData,
    queryFn: () => unwrap(api.GET('/action-statistics', { params: { query } })),
  })
}
