import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap, unwrapFile } from '@/api/client'
import { type How, type Once, type PageOf, pageOf, stepOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'
import { download } from '@/lib/download'

type Schemas = components['schemas']
export type ListExport = Schemas['ListExport']
export type Summary = Schemas['ListExportSummary']
export type Status = Summary['status']

/** A list as it is shown: what is asked to be taken out. */
export interface Asked {
  listName: Summary['listName']
  filter: Readonly<Record<string, string | boolean | readonly string[] | null | undefined>>
  /** Words searched for. They go in a body and are not kept. */
  text: string
  boardId: string
}

export const PAGE_SIZE = 20

export function exportsQuery(mine: boolean, page: number) {
  return queryOptions({
    queryKey: ['list-exports', 'list', mine, page],
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<PageOf<Summary>> => {
      const query = { ...(mine ? { mine } : {}), page, limit: PAGE_SIZE }
      const { listExports, _meta } = await unwrap(api.GET('/list-exports', { params: { query } }))
      return pageOf(listExports, _meta)
    },
  })
}

export function exportQuery(exportId: string) {
  return queryOptions({
    queryKey: ['list-exports', 'one', exportId],
    queryFn: () => unwrap(api.GET('/list-exports/{exportId}', { params: { path: { exportId } } })),
  })
}

/** Few enough rows are let out at once. */
export function order(asked: Asked, { key }: Once): Promise<ListExport> {
  const header = { 'Idempotency-Key': key }
  return unwrap(api.POST('/list-exports', { body: bodyOf(asked), params: { header } }))
}

/** More rows need a purpose, and many somebody else's yes. */
export function request(asked: Asked, purpose: string, { key }: Once): Promise<ListExport> {
  const header = { 'Idempotency-Key': key }
  return unwrap(
    api.POST('/list-export-requests', { body: { ...bodyOf(asked), purpose }, params: { header } }),
  )
}

export function approve(exportId: string, how: How): Promise<ListExport> {
  const params = { path: { exportId }, header: stepOf(how) }
  return unwrap(api.POST('/list-exports/{exportId}/approvals', { params }))
}

export function refuse(exportId: string, reason: string, how: How): Promise<ListExport> {
  const params = { path: { exportId }, header: stepOf(how) }
  return unwrap(api.POST('/list-exports/{exportId}/refusals', { params, body: { reason } }))
}

/** Fetches the file and lets the browser save it. */
export async function fetchFile({ id }: Summary): Promise<void> {
  const params = { path: { exportId: id } }
  const { name, content } = await unwrapFile(
    api.GET('/list-exports/{exportId}/content', { params, parseAs: 'blob' }),
  )
  download(name, content)
}

function bodyOf({ text, filter, ...asked }: Asked): Schemas['ListExportCreate'] {
  const set = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined)
  const named = Object.fromEntries(set) as NonNullable<Schemas['ListExportCreate']['filter']>
  return { ...asked, filter: named, ...(text === '' ? {} : { text }) }
}
