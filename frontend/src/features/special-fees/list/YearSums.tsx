import { count } from '@/lib/format'
import { BarChart } from '@/ui/charts/BarChart'
import { t } from '../messages.sv'
import type { Years } from '../queries'

/** The fees of each year as bars, with the same figures as a table and a file. */
export function YearSums({ years }: { years: Years }) {
  const [latest] = years
  if (latest === undefined) return null
  return (
    <BarChart
      title={t.sums}
      summary={t.sumsSummary(latest.year, latest.sumKr, years.length)}
      note={t.sumsNote}
      bars={years.map((year) => ({
        label: String(year.year),
        value: year.sumKr,
        extra: count(year.count, t.one, t.many),
      }))}
      table={{
        columns: t.sumColumns,
        rows: years.map((year) => [String(year.year), year.count, year.sumKr, year.unpaidKr]),
      }}
    />
  )
}
