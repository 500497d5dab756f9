import type { ChartTable } from '@/ui/charts/figure'
import { st } from './messages.sv'

type Count = number | null
export type Basis = 'decision' | 'interruption'

export interface CouncilRow {
  total: Count
  by_sex: Record<string, Count>
  by_age: Record<string, Count>
}

/** The file that the council gets, as data. What is left out of print is null here too. */
export interface Council {
  period: string
  cutOffOn: string
  smallLimit: number
  totals: Record<Basis, Count>
  tables: Record<Basis, { rows: Record<string, CouncilRow>; total: CouncilRow }>
}

/** A count in words or figures: what is left out says so, and is never shown as zero. */
export function countText(count: Count): string | number {
  return count ?? st.leftOut
}

/** `3-6` → `3–6 mån`, `12-` → `Över 12 mån`, in rising order. */
export function ageLabel(code: string): string {
  const [over = '', upTo = ''] = code.split('-')
  return upTo === '' ? `Över ${over} mån` : `${over}–${upTo} mån`
}

export function agesOf({ by_age }: CouncilRow): string[] {
  return Object.keys(by_age).toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
}

/** One table per breakdown: a row per benefit, the sum last. */
export function tableOf(council: Council, basis: Basis, part: 'by_sex' | 'by_age'): ChartTable {
  const { rows, total } = council.tables[basis]
  const codes = part === 'by_age' ? agesOf(total) : Object.keys(st.sexes)
  const cells = (name: string, row: CouncilRow) => [
    name,
    ...codes.map((code) => countText(row[part][code] ?? null)),
    countText(row.total),
  ]
  const names = part === 'by_age' ? codes.map(ageLabel) : Object.values(st.sexes)
  return {
    columns: [st.benefit, ...names, st.all],
    rows: Object.entries(rows).map(([name, row]) => cells(name, row)),
    foot: cells(st.allBenefits, total),
  }
}
