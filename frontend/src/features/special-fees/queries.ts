import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { type How, type Once, type PageOf, pageOf, stepOf } from '@/api/resource'
import type { components, paths } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Fee = Schemas['SpecialFee']
export type Summary = Schemas['SpecialFeeSummary']
export type Years = Schemas['SpecialFeeStatistics']['years']
/** What a fee is registered from: the parts of a decision that it needs. */
export type FeeDecision = Pick<Schemas['Decision'], 'id' | 'decidedOn' | 'feeInterval' | '_links'>
type Query = NonNullable<paths['/special-fees']['get']['parameters']['query']>
export type Filter = Omit<Query, 'page' | 'limit'>

export const PAGE_SIZE = 20

export function feesQuery(filter: Filter, page: number) {
  return queryOptions({
    queryKey: ['special-fees', 'list', filter, page],
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<PageOf<Summary>> => {
      const params = { query: { ...filter, page, limit: PAGE_SIZE } }
      const { specialFees, _meta } = await unwrap(api.GET('/special-fees', { params }))
      return pageOf(specialFees, _meta)
    },
  })
}

export function feeQuery(id: string) {
  return queryOptions({
    queryKey: ['special-fees', 'one', id],
    queryFn: () => unwrap(api.GET('/special-fees/{feeId}', { params: { path: { feeId: id } } })),
  })
}

/** The sums by year, the latest first. */
export const yearsQuery = queryOptions({
  queryKey: ['special-fees', 'years'],
  queryFn: async () => (await unwrap(api.GET('/special-fee-statistics'))).years,
})

export function register(decisionId: string, body: Schemas['SpecialFeeCreate'], { key }: Once): Promise<Fee> {
  const params = { path: { decisionId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/decisions/{decisionId}/special-fees', { body, params }))
}

export function pay(id: string, paidOn: string, how: How): Promise<Fee> {
  const params = { path: { feeId: id }, header: stepOf(how) }
  return unwrap(api.POST('/special-fees/{feeId}/payments', { body: { paidOn }, params }))
}

export function strike(id: string, reason: string, how: How): Promise<Fee> {
  const params = { path: { feeId: id }, header: stepOf(how) }
  return unwrap(api.POST('/special-fees/{feeId}/strikes', { body: { reason }, params }))
}
