import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { FileFormat } from '../queries'

export type Figures = components['schemas']['DeviationFigures']
export type FigureDimension = components['schemas']['FigureDimension']

export interface Question {
  boardId: string
  unitId?: string | undefined
  period: string
  by: FigureDimension
}

/** The question as the service is asked it. */
function queryOf({ unitId, ...asked }: Question) {
  return { ...asked, ...(unitId === undefined ? {} : { unitId }) }
}

/** Where the same answer is as a file. */
export function fileAddress(question: Question, format: FileFormat): string {
  return `/bff/api/deviation-figures/content?${new URLSearchParams({ ...queryOf(question), format })}`
}

/** Kept as they were first shown, so they never grow old. */
export function figuresQuery(question: Question) {
  const query = queryOf(question)
  return queryOptions({
    queryKey: ['board-figures', query],
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: () => unwrap(api.GET('/deviation-figures', { params: { query } })),
  })
}
