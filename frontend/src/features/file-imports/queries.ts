import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { everyPage } from '@/api/lookups'
import { type How, type Once, pageOf, stepOf, whileAtWork } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Imported = Schemas['FileImport']
export type ImportColumn = Schemas['ImportColumn']
/** What the rows of a file are. */
export type Of = 'decision' | 'deviation' | 'directory'

/** A file of rows. They are examined afterwards. */
export function handIn(of: Of, body: Schemas['FileImportCreate'], { key }: Once): Promise<Imported> {
  return unwrap(api.POST(`/${of}-imports`, { body, params: { header: { 'Idempotency-Key': key } } }))
}

/** The columns that a file can have, those that are needed first. They change with the product only. */
export function importColumnsQuery(of: Of) {
  return queryOptions({
    queryKey: [`${of}-import-columns`],
    staleTime: Infinity,
    queryFn: () =>
      everyPage(async (page) => {
        const { columns, _meta } = await unwrap(
          api.GET(`/${of}-import-columns`, { params: { query: { page, limit: 100 } } }),
        )
        return pageOf(columns, _meta)
      }),
  })
}

/** The states in which the service works on a file. */
const AT_WORK: readonly Imported['status'][] = ['reading', 'examining', 'taking-in', 'withdrawing']

export const isAtWork = ({ status }: Pick<Imported, 'status'>) => AT_WORK.includes(status)

/** What becomes of a file; asked for again while the service works on it, ever more seldom. */
export function importQuery(of: Of, id: string) {
  return queryOptions({
    queryKey: [`${of}-imports`, id],
    refetchInterval: whileAtWork<Imported>(isAtWork),
    queryFn: () => unwrap(api.GET(`/${of}-imports/{importId}`, { params: { path: { importId: id } } })),
  })
}

/** So many earlier files are shown at first. */
export const FIRST_FILES = 10

/** The latest files that were handed in, or those that are examined and not wholly taken in, and how many there are in all. */
export function importsQuery(of: Of, limit: number, waits: boolean) {
  const query = waits ? ({ limit, status: 'examined' } as const) : { limit }
  return queryOptions({
    queryKey: [`${of}-imports`, 'latest', query],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const latest = await unwrap(api.GET(`/${of}-imports`, { params: { query } }))
      return { files: latest.imports, total: latest._meta.totalRecords }
    },
  })
}

const ofImport = (importId: string, how: How) => ({ path: { importId }, header: stepOf(how) })

/** Has a file read again, as somebody says that it is laid out. */
export function layOut(
  of: Of,
  id: string,
  body: Schemas['FileImportLayout'],
  { version }: How,
): Promise<Imported> {
  const params = { path: { importId: id }, header: ifMatch(version) }
  return unwrap(api.PUT(`/${of}-imports/{importId}`, { body, params }))
}

/** Mends what stands in a column, in every row where it stands. */
export function correctCells(
  of: Of,
  id: string,
  body: Schemas['RowCorrection'],
  how: How,
): Promise<Imported> {
  return unwrap(api.POST(`/${of}-imports/{importId}/corrections`, { body, params: ofImport(id, how) }))
}

export type ImportStep = 'acceptances' | 'withdrawals'

/** Takes the rows of an examined file in, or takes the file back. */
export function takeImportStep(of: Of, id: string, step: ImportStep, how: How): Promise<Imported> {
  return unwrap(api.POST(`/${of}-imports/{importId}/${step}`, { params: ofImport(id, how) }))
}

/** Has what a file brought in by mistake count nowhere. People of a list are ended by another. */
export function takeBack(
  of: Exclude<Of, 'directory'>,
  id: string,
  body: Schemas['ReversalCreate'],
  how: How,
): Promise<Imported> {
  return unwrap(api.POST(`/${of}-imports/{importId}/reversals`, { body, params: ofImport(id, how) }))
}
