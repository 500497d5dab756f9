import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema.gen'
import { civilDate } from '@/lib/dates'

export type Counts = components['schemas']['IdeaCounts']

/** How the ideas of the year have fared, beside those of as much of the year before: the same question as in Statistik. */
export const ideaFiguresQuery = queryOptions({
  queryKey: ['statistics', 'ideas'],
  queryFn: () => {
    const [year] = civilDate().split('-')
    const query = { periodFrom: `${year}-01-01`, periodTo: `${year}-12-31` }
    return unwrap(api.GET('/idea-statistics', { params: { query } }))
  },
})
