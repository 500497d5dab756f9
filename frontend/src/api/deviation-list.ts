import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from './client'
import { pageOf, type Searched } from './resource'
import type { components } from './schema.gen'

type Schemas = components['schemas']
export type Summary = Schemas['DeviationSummary']
export type Filter = NonNullable<Schemas['DeviationSearchCreate']['filter']>

export const PAGE_SIZE = 20

/** A list by filters, or by words and filters. Words go in a body, never in an address. */
export function listQuery(filter: Filter, { page, text }: { page: number; text: string }) {
  return queryOptions({
    queryKey: ['deviations', 'list', filter, page, text],
    placeholderData: keepPreviousData,
    queryFn: (): Promise<Searched<Summary>> =>
      text === '' ? fetchPage(filter, page) : search(filter, page, text),
  })
}

async function fetchPage(filter: Filter, page: number): Promise<Searched<Summary>> {
  const known = Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== null && value !== undefined),
  )
  const { deviations, _meta } = await unwrap(
    api.GET('/deviations', { params: { query: { ...known, page, limit: PAGE_SIZE } } }),
  )
  return { ...pageOf(deviations, _meta), commonWords: [] }
}

async function search(filter: Filter, page: number, text: string): Promise<Searched<Summary>> {
  const params = { query: { page, limit: PAGE_SIZE } }
  const { deviations, _meta, commonWords } = await unwrap(
    api.POST('/deviation-searches', { params, body: { text, filter } }),
  )
  return { ...pageOf(deviations, _meta), commonWords }
}
