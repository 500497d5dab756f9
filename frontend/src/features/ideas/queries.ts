import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema.gen'

export type Counts = components['schemas']['IdeaCounts']

/** How the ideas of the year have fared, beside those of the time before. */
export const ideaFiguresQuery = queryOptions({
  queryKey: ['statistics', 'ideas'],
  queryFn: () => unwrap(api.GET('/idea-statistics')),
})
