import { number } from '@/lib/format'
import type { Bar } from '@/ui/charts/BarChart'
import type { ChartTable } from '@/ui/charts/ChartFigure'
import { t } from './messages.sv'
import type { Breakdown, Figure } from './queries'

/** `24,6 %`: the share as the server rounded it, so that every place shows the same figure. */
export function percent(share: number | null): string {
  return share === null
    ? '–'
    : `${share.toLocaleString('sv-SE', { minimumFractionDigits: 1, maximumFractionDigits: 1 })}\u00a0%`
}

/** What reports are for a hundred employees: units are of different size, and whoever reports much is not worse. */
function perHundred(row: Figure): string {
  return row.perHundred === null ? '' : t.perHundred(row.perHundred.toLocaleString('sv-SE'))
}

/** Every row of a breakdown, its remainder last. */
export function allRows({ rows, remainder }: Breakdown): Figure[] {
  return remainder === null ? rows : [...rows, remainder]
}

export function toBars(breakdown: Breakdown): Bar[] {
  return allRows(breakdown).map((row) => ({
    label: row.label,
    value: row.count,
    before: row.previous,
    extra: breakdown.name === 'unit' ? perHundred(row) : percent(row.share),
    rest: row === breakdown.remainder,
  }))
}

/** The same figures as a table, with the denominator as its last line. */
export function toTable(breakdown: Breakdown): ChartTable {
  const { count, share, before, shareBefore, rate } = t.columns
  const isOfUnits = breakdown.name === 'unit'
  return {
    columns: [breakdown.title, count, share, before, shareBefore, ...(isOfUnits ? [rate] : [])],
    rows: [...allRows(breakdown), ...breakdown.ofWhich].map((row) => [
      row.label,
      row.count,
      percent(row.share),
      row.previous,
      percent(row.previousShare),
      ...(isOfUnits ? [row.perHundred?.toLocaleString('sv-SE') ?? '–'] : []),
    ]),
    foot: [
      `${t.all} ${breakdown.denominatorLabel}`,
      breakdown.denominator,
      '',
      breakdown.previousDenominator,
      '',
      ...(isOfUnits ? [''] : []),
    ],
  }
}

/** One sentence on what the picture shows. */
export function summaryOf(breakdown: Breakdown): string {
  const [first] = allRows(breakdown).toSorted((a, b) => b.count - a.count)
  if (first === undefined || first.count === 0) return `${breakdown.title}. ${t.nothing}.`
  if (breakdown.name === 'unit') return `${breakdown.title}. ${t.inOrder}`
  const of = `${number(breakdown.denominator)} ${breakdown.denominatorLabel}`
  return `${breakdown.title}. ${t.most(first.label, first.count, of)}`
}

export function noteOf(breakdown: Breakdown): string {
  const parts = [t.note(breakdown.denominator, breakdown.denominatorLabel)]
  if (breakdown.isMultiple) parts.push(t.multiple)
  parts.push(...breakdown.ofWhich.map((row) => t.ofWhich(row.label, row.count)))
  return parts.join(' ')
}

export function find(breakdowns: readonly Breakdown[], name: string): Breakdown | undefined {
  return breakdowns.find((breakdown) => breakdown.name === name)
}
