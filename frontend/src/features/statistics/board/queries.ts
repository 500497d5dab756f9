import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema.gen'

export type Figures = components['schemas']['DeviationFigures']
export type FigureDimension = components['schemas']['FigureDimension']

export interface Question {
  boardId: string
  unitId?: string | undefined
  period: string
  by: FigureDimension
}

/** Kept as they were first shown, so they never grow old. */
export function figuresQuery({ boardId, unitId, period, by }: Question) {
  return queryOptions({
    queryKey: ['board-figures', boardId, unitId, period, by],
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: () =>
      unwrap(
        api.GET('/deviation-figures', {
          params: { query: { boardId, period, by, ...(unitId === undefined ? {} : { unitId }) } },
        }),
      ),
  })
}
