import * as v from 'valibot'
import { may } from '@/api/resource'
import { oneOf } from '@/lib/search-fields'
import type { Report } from '../queries'

const PARTS = ['lista', 'mellan', 'statistik', 'rattelser', 'filer'] as const
export type Part = (typeof PARTS)[number]

/** Which side of a quarter is shown; the first that the reader has when nothing is said. */
export const quarterSearch = v.object({ del: oneOf(PARTS) })
export type QuarterSearch = v.InferOutput<typeof quarterSearch>

const NEEDS: Record<Part, string | null> = {
  lista: 'lines',
  mellan: 'brief-delays',
  statistik: 'council-statistics-json',
  rattelser: 'corrections-due',
  filer: null,
}

/** The sides of a report that the reader may see. */
export function partsOf(report: Pick<Report, '_links'>): Part[] {
  return PARTS.filter((part) => {
    const rel = NEEDS[part]
    return rel === null || may(report, rel)
  })
}
