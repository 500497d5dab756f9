import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { type How, type Once, type PageOf, pageOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Account = Schemas['ServiceAccount']
export type AccountSummary = Schemas['ServiceAccountSummary']
export type Job = Schemas['Job']

export const PAGE_SIZE = 25

/** A page of the systems that may call for a board, or have done so. */
export function accountsQuery({ boardId, page }: { boardId: string; page: number }) {
  return queryOptions({
    queryKey: ['service-accounts', 'list', boardId, page],
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<PageOf<AccountSummary>> => {
      const query = { boardId, page, limit: PAGE_SIZE }
      const { serviceAccounts, _meta } = await unwrap(api.GET('/service-accounts', { params: { query } }))
      return pageOf(serviceAccounts, _meta)
    },
  })
}

export function accountQuery(id: string) {
  return queryOptions({
    queryKey: ['service-accounts', 'one', id],
    queryFn: () =>
      unwrap(api.GET('/service-accounts/{serviceAccountId}', { params: { path: { serviceAccountId: id } } })),
  })
}

export function createAccount(body: Schemas['ServiceAccountCreate'], { key }: Once): Promise<Account> {
  return unwrap(api.POST('/service-accounts', { body, params: { header: { 'Idempotency-Key': key } } }))
}

export function replaceAccount(
  id: string,
  body: Schemas['ServiceAccountReplace'],
  { version }: How,
): Promise<Account> {
  return unwrap(
    api.PUT('/service-accounts/{serviceAccountId}', {
      body,
      params: { path: { serviceAccountId: id }, header: ifMatch(version) },
    }),
  )
}
