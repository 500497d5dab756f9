import { longDate } from '@/lib/dates'
import { number } from '@/lib/format'
import type { Bar } from '@/ui/charts/BarChart'
import type { ChartTable } from '@/ui/charts/figure'
import type { Opener } from './behind'
import { t } from './messages.sv'
import type { Breakdown, Figure, Statistics } from './queries'

/** `24,6 %`: the share as the server rounded it, so that every place shows the same figure. */
export function percent(share: number | null): string {
  return share === null
    ? '–'
    : `${share.toLocaleString('sv-SE', { minimumFractionDigits: 1, maximumFractionDigits: 1 })}\u00a0%`
}

/** `3,0 h`: a median of hours as the server rounded it. */
export function hours(median: number | null): string {
  return median === null
    ? '–'
    : `${median.toLocaleString('sv-SE', { minimumFractionDigits: 1, maximumFractionDigits: 1 })}\u00a0h`
}

/** What stands over the period's figures; while the period is not over also until when they are counted. */
export function runningName(name: string, { countedUntil, endsOn }: Statistics['period']): string {
  return countedUntil < endsOn ? `${name}, ${soFar(countedUntil)}` : name
}

/** Until which day something is counted that is not over: the same words in pictures, tables and files. */
export function soFar(day: string): string {
  return t.until(longDate(day).replace(/ \d{4}$/, ''))
}

/** Every row of a breakdown, its remainder last. */
export function allRows({ rows, remainder }: Breakdown): Figure[] {
  return remainder === null ? rows : [...rows, remainder]
}

export function toBars(breakdown: Breakdown, opens: Opener): Bar[] {
  if (breakdown.name === 'unit') return breakdown.rows.map((row) => unitBar(row, opens))
  return plainBars(breakdown, opens)
}

/** One bar for each row, as many as there are. */
export function plainBars(breakdown: Breakdown, opens: Opener): Bar[] {
  return allRows(breakdown).map((row) => ({
    label: row.label,
    value: row.count,
    before: row.previous,
    extra: percent(row.share),
    rest: row === breakdown.remainder,
    opens: opens(breakdown.name, row),
  }))
}

/** Units are of different size, and whoever reports much is not worse: the bar is what reports are for a hundred employees. */
function unitBar(row: Figure, opens: Opener): Bar {
  return {
    label: row.label,
    value: row.perHundred,
    shown: row.perHundred === null ? '' : rate(row.perHundred),
    detail: t.countedOn(row.count, row.employees),
    opens: opens('unit', row),
  }
}

function rate(perHundred: number): string {
  return perHundred.toLocaleString('sv-SE', { maximumFractionDigits: 1 })
}

/** The same figures as a table, with the denominator as its last line. Each count leads to its list. */
export function toTable(
  breakdown: Breakdown,
  period: Statistics['period'],
  opens: Opener,
  isOfUnits = breakdown.name === 'unit',
): ChartTable {
  const { count, share, before, shareBefore } = t.columns
  return {
    columns: [
      breakdown.title,
      runningName(count, period),
      share,
      before,
      shareBefore,
      ...(isOfUnits ? [t.columns.employees, t.columns.rate] : []),
    ],
    rows: [...allRows(breakdown), ...breakdown.ofWhich].map((row) => [
      row.label,
      { text: row.count, opens: opens(breakdown.name, row) },
      percent(row.share),
      { text: row.previous, opens: opens(breakdown.name, row, 'previous') },
      percent(row.previousShare),
      ...(isOfUnits ? [row.employees ?? '–', row.perHundred === null ? '–' : rate(row.perHundred)] : []),
    ]),
    foot: [
      `${t.all} ${breakdown.denominatorLabel}`,
      breakdown.denominator,
      '',
      breakdown.previousDenominator,
      '',
      ...(isOfUnits ? ['', ''] : []),
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
  if (breakdown.name === 'unit') return t.rateNote
  const parts = [t.note(breakdown.denominator, breakdown.denominatorLabel)]
  if (breakdown.isMultiple) parts.push(t.multiple)
  parts.push(...breakdown.ofWhich.map((row) => t.ofWhich(row.label, row.count)))
  return parts.join(' ')
}

export function find(breakdowns: readonly Breakdown[], name: string): Breakdown | undefined {
  return breakdowns.find((breakdown) => breakdown.name === name)
}

/** The key figures as a table of their own. */
export function keyTable(data: Statistics): ChartTable {
  const handling = find(data.breakdowns, 'handling')
  const within = handling?.rows.find((row) => row.code === 'within-30')
  const line = (label: string, row: Figure | undefined) =>
    row === undefined
      ? []
      : [[label, row.count, percent(row.share), row.previous, percent(row.previousShare)]]
  const { count, share, before, shareBefore } = t.columns
  return {
    columns: [t.take.keys, runningName(count, data.period), share, before, shareBefore],
    rows: [
      [t.tiles.reports, data.reports, '', data.previousReports, ''],
      [t.tiles.events, data.events, '', data.previousEvents, ''],
      ...line(t.tiles.within, within),
      ...line(t.tiles.notStarted, handling?.ofWhich[0]),
      ...line(t.tiles.other, data.shareOther),
    ],
  }
}
