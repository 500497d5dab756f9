import { queryOptions } from '@tanstack/react-query'
import { api, ifMatch, unwrap } from '@/api/client'
import type { How, Once } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type SavedView = Schemas['SavedView']

export function saveView(body: Schemas['SavedViewCreate'], { key }: Once): Promise<SavedView> {
  return unwrap(api.POST('/saved-views', { body, params: { header: { 'Idempotency-Key': key } } }))
}

export function replaceView(
  viewId: string,
  body: Schemas['SavedViewReplace'],
  { version }: How,
): Promise<SavedView> {
  const params = { path: { viewId }, header: ifMatch(version) }
  return unwrap(api.PUT('/saved-views/{viewId}', { body, params }))
}

export async function removeView({ id, version }: SavedView): Promise<void> {
  const params = { path: { viewId: id }, header: ifMatch(version) }
  await unwrap(api.DELETE('/saved-views/{viewId}', { params }))
}

export function viewQuery(viewId: string) {
  return queryOptions({
    queryKey: ['saved-views', 'one', viewId],
    queryFn: () => unwrap(api.GET('/saved-views/{viewId}', { params: { path: { viewId } } })),
  })
}
