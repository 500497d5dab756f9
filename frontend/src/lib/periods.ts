import { addDays } from './dates'
import type { EndedKind, PeriodKind } from './period-kinds'

/** A stretch of civil days, both ends included. */
export interface Period {
  from: string
  to: string
}

export interface NamedPeriod extends Period {
  /** Stands in the address, such as `2026` or `2026-2`. */
  code: string
  label: string
}

const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
]

/** The periods of a kind that have begun, latest first. A quality year runs between two first of September, or the board's own month. */
export function periodsOf(
  kind: PeriodKind,
  today: string,
  { years = 8, qualityYearStarts = 9 } = {},
): NamedPeriod[] {
  const first = Number(today.slice(0, 4)) - years
  const found = Array.from({ length: years + 1 }, (_, i) => first + i).flatMap((year) =>
    inYear(kind, year, qualityYearStarts),
  )
  return found.filter((period) => period.from <= today).toReversed()
}

/** The months of ended quarters, the ended quarters, or the ended years, latest first. */
export function endedPeriods(kind: EndedKind, today: string, { years = 8 } = {}): NamedPeriod[] {
  const first = Number(today.slice(0, 4)) - years
  const quarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3)
  const begins = firstDay(Number(today.slice(0, 4)), quarter * 3 + 1)
  return Array.from({ length: years + 1 }, (_, i) => first + i)
    .flatMap((year) =>
      kind === 'kvartal'
        ? [1, 2, 3, 4].map((n) => stretch(year, n * 3 - 2, 3, `${year}-Q${n}`, `Kvartal ${n} ${year}`))
        : inYear(kind, year, 1),
    )
    .filter((period) => period.to < begins)
    .toReversed()
}

function inYear(kind: PeriodKind, year: number, qualityYearStarts: number): NamedPeriod[] {
  switch (kind) {
    case 'ar':
      return [stretch(year, 1, 12, String(year), String(year))]
    case 'kvalitetsar':
      return [stretch(year, qualityYearStarts, 12, String(year), `${year}/${String(year + 1).slice(2)}`)]
    case 'tertial':
      return [1, 2, 3].map((n) => stretch(year, n * 4 - 3, 4, `${year}-${n}`, `Tertial ${n} ${year}`))
    case 'manad':
      return MONTHS.map((name, i) =>
        stretch(year, i + 1, 1, `${year}-${String(i + 1).padStart(2, '0')}`, `${name} ${year}`),
      )
  }
}

function stretch(year: number, month: number, months: number, code: string, label: string): NamedPeriod {
  const end = month - 1 + months
  return {
    code,
    label,
    from: firstDay(year, month),
    to: addDays(firstDay(year + Math.floor(end / 12), (end % 12) + 1), -1),
  }
}

function firstDay(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-01`
}

/** `2026-03` → `mar`, for an axis. */
export function shortMonth(code: string): string {
  return MONTHS[Number(code.slice(5)) - 1]?.slice(0, 3) ?? code
}

/** `november 2026` for `2026-11`. */
export function monthName(code: string): string {
  return `${MONTHS[Number(code.slice(5)) - 1] ?? code} ${code.slice(0, 4)}`
}
