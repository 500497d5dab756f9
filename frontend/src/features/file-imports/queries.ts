import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { everyPage } from '@/api/lookups'
import { type How, type Once, stepOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Imported = Schemas['FileImport']
export type ImportColumn = Schemas['ImportColumn']

/** A file of decisions. Its rows are taken in afterwards. */
export function handIn(body: Schemas['FileImportCreate'], { key }: Once): Promise<Imported> {
  return unwrap(api.POST('/decision-imports', { body, params: { header: { 'Idempotency-Key': key } } }))
}

/** The columns that a file of decisions can have, those that are needed first. They change with the product only. */
export const importColumnsQuery = queryOptions({
  queryKey: ['decision-import-columns'],
  staleTime: Infinity,
  queryFn: () =>
    everyPage(async (page) => {
      const found = await unwrap(
        api.GET('/decision-import-columns', { params: { query: { page, limit: 100 } } }),
      )
      return { rows: found.columns, total: found._meta.totalRecords }
    }),
})

/** The states in which the service works on a file. */
const AT_WORK: readonly Imported['status'][] = ['reading', 'examining', 'taking-in', 'withdrawing']

export const isAtWork = ({ status }: Pick<Imported, 'status'>) => AT_WORK.includes(status)

/** What becomes of a file; asked for again while the service works on it, ever more seldom. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['decision-imports', id],
    refetchInterval: ({ state }) =>
      state.data !== undefined && isAtWork(state.data)
        ? Math.min(3_000, 400 * (state.dataUpdateCount + 1))
        : false,
    queryFn: () => unwrap(api.GET('/decision-imports/{importId}', { params: { path: { importId: id } } })),
  })
}

/** The latest files that were handed in, and how many there are in all. */
/** So many earlier files are shown at first. */
export const FIRST_FILES = 10

export function importsQuery(limit: number) {
  return queryOptions({
    queryKey: ['decision-imports', 'latest', limit],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const latest = await unwrap(api.GET('/decision-imports', { params: { query: { limit } } }))
      return { files: latest.imports, total: latest._meta.totalRecords }
    },
  })
}

const ofImport = (importId: string, how: How) => ({ path: { importId }, header: stepOf(how) })

/** Has a file read again, as somebody says that it is laid out. */
export function layOut(id: string, body: Schemas['FileImportLayout'], { version }: How): Promise<Imported> {
  const params = { path: { importId: id }, header: ifMatch(version) }
  return unwrap(api.PUT('/decision-imports/{importId}', { body, params }))
}

/** Mends what stands in a column, in every row where it stands. */
export function correctCells(id: string, body: Schemas['RowCorrection'], how: How): Promise<Imported> {
  return unwrap(api.POST('/decision-imports/{importId}/corrections', { body, params: ofImport(id, how) }))
}

export type ImportStep = 'acceptances' | 'withdrawals'

/** Takes the rows of an examined file in, or takes the file back. */
export function takeImportStep(id: string, step: ImportStep, how: How): Promise<Imported> {
  return unwrap(api.POST(`/decision-imports/{importId}/${step}`, { params: ofImport(id, how) }))
}

/** Has what a file brought in by mistake count nowhere. */
export function takeBack(id: string, body: Schemas['ReversalCreate'], how: How): Promise<Imported> {
  return unwrap(api.POST('/decision-imports/{importId}/reversals', { body, params: ofImport(id, how) }))
}
