import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import { codeListNameLabels } from '@/api/codes.gen'
import { type CodeEntry, type CodeListName, everyPage } from '@/api/lookups'
import { type How, type Once, pageOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']

export type { CodeEntry } from '@/api/lookups'
export type List = Schemas['CodeListSummary']
export type Code = Schemas['CodeVersion']

/** The lists that every board has, in the order of the work. They change with the product only. */
export const listsQuery = queryOptions({
  queryKey: ['code-list-names'],
  staleTime: Infinity,
  queryFn: () =>
    everyPage(async (page) => {
      const found = await unwrap(api.GET('/code-lists', { params: { query: { page, limit: 100 } } }))
      return pageOf(found.codeLists, found._meta)
    }),
})

/** The list that an address names, if there is one. */
export async function listNamed(client: QueryClient, name: string): Promise<List | undefined> {
  if (!(name in codeListNameLabels)) return undefined
  return (await client.ensureQueryData(listsQuery)).find((list) => list.name === name)
}

/** A board's list with all it has held: what applies today, what has ended and what is to come. */
export function wholeListQuery(boardId: string, listName: CodeListName) {
  return queryOptions({
    queryKey: ['code-lists', boardId, listName, 'whole'],
    queryFn: () =>
      unwrap(
        api.GET('/code-lists/{listName}', {
          params: { path: { listName }, query: { boardId, includeEnded: true } },
        }),
      ),
  })
}

export function codeQuery(id: string) {
  return queryOptions({
    queryKey: ['codes', id],
    queryFn: () => unwrap(api.GET('/codes/{codeId}', { params: { path: { codeId: id } } })),
  })
}

export function createCode(body: Schemas['CodeCreate'], { key }: Once): Promise<Code> {
  return unwrap(api.POST('/codes', { body, params: { header: { 'Idempotency-Key': key } } }))
}

export function replaceCode(id: string, body: Schemas['CodeReplace'], { version }: How): Promise<Code> {
  return unwrap(
    api.PUT('/codes/{codeId}', { body, params: { path: { codeId: id }, header: ifMatch(version) } }),
  )
}

/** The latest name of a code in its list. */
export function labelIn(codes: readonly CodeEntry[], code: string | null): string | null {
  if (code === null) return null
  return codes.filter((entry) => entry.code === code).at(-1)?.label ?? code
}
