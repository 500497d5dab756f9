import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { type How, type Once, stepOf } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type PeopleFile = Schemas['FileImport']

/** A file of people. It is tried first, and becomes a list when somebody says so. */
export function handIn(body: Schemas['FileImportCreate'], { key }: Once): Promise<PeopleFile> {
  return unwrap(api.POST('/directory-imports', { body, params: { header: { 'Idempotency-Key': key } } }))
}

const FILE_AT_WORK: readonly PeopleFile['status'][] = ['reading', 'examining', 'taking-in', 'withdrawing']

export const isBeingRead = ({ status }: Pick<PeopleFile, 'status'>) => FILE_AT_WORK.includes(status)

export function fileQuery(id: string) {
  return queryOptions({
    queryKey: ['directory-imports', id],
    refetchInterval: ({ state }) =>
      state.data !== undefined && isBeingRead(state.data)
        ? Math.min(3_000, 400 * (state.dataUpdateCount + 1))
        : false,
    queryFn: () => unwrap(api.GET('/directory-imports/{importId}', { params: { path: { importId: id } } })),
  })
}

export type FileStep = 'acceptances' | 'withdrawals'

/** Makes a list of a tried file, or takes the file back. */
export function takeFileStep(id: string, step: FileStep, how: How): Promise<PeopleFile> {
  const params = { path: { importId: id }, header: stepOf(how) }
  return unwrap(api.POST(`/directory-imports/{importId}/${step}`, { params }))
}
