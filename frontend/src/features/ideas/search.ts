import * as v from 'valibot'
import type { Filter } from '@/api/deviation-list'
import { listOf, page } from '@/lib/search-fields'

/** How far an idea can have come. */
export const STATES = ['received', 'considered', 'tried', 'adopted', 'declined'] as const

export const ideaSearch = v.object({ status: listOf(STATES), sida: page })

export type IdeaSearch = v.InferOutput<typeof ideaSearch>

export function toFilter({ status }: IdeaSearch): Filter {
  return {
    reportType: ['improvement-idea'],
    ...(status === undefined ? {} : { status }),
    sort: '-reportedAt',
  }
}
