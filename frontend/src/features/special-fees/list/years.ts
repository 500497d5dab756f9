import type { Years } from '../queries'

/** Every year from the first with a fee to this one, the latest first: a year without fees is a figure too. */
export function withEmptyYears(years: Years, thisYear: number): Years {
  const known = new Map(years.map((sum) => [sum.year, sum]))
  if (known.size === 0) return []
  const latest = Math.max(thisYear, ...known.keys())
  const first = Math.min(...known.keys())
  return Array.from(
    { length: latest - first + 1 },
    (_, back) => known.get(latest - back) ?? { year: latest - back, count: 0, sumKr: 0, unpaidKr: 0 },
  )
}
