import { api, ifMatch, unwrap } from '@/api/client'
import type { Board } from '@/api/lookups'
import type { How } from '@/api/resource'
import type { components } from '@/api/schema.gen'

export type Settings = components['schemas']['BoardReplace']

export function replaceBoard(id: string, body: Settings, { version }: How): Promise<Board> {
  return unwrap(
    api.PUT('/boards/{boardId}', { body, params: { path: { boardId: id }, header: ifMatch(version) } }),
  )
}
