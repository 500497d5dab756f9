import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Once } from '@/api/resource'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Similar = Schemas['SimilarMatter']
export type LinkKind = Schemas['MatterLinkCreate']['kind']

/** The nearest earlier matters, by the category that is chosen but not saved, or else by the matter's own. */
export function similarQuery(matterId: string, category: string | null) {
  return queryOptions({
    queryKey: ['similar-matters', matterId, category],
    queryFn: () =>
      unwrap(
        api.GET('/matters/{matterId}/similar-matters', {
          params: { path: { matterId }, query: category === null ? {} : { category } },
        }),
      ),
  })
}

/** Says that a matter hangs together with an earlier one. */
export function linkAs(matterId: string, body: Schemas['MatterLinkCreate'], { key }: Once) {
  const params = { path: { matterId }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/matters/{matterId}/links', { body, params }))
}
