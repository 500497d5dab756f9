import { civilDate } from '@/lib/dates'
import { count } from '@/lib/format'
import { BarChart } from '@/ui/charts/BarChart'
import { t } from '../messages.sv'
import type { Years } from '../queries'
import { withEmptyYears } from './years'

/** The fees of each year as bars, with the same figures as a table and a file. */
export function YearSums({ years }: { years: Years }) {
  const shown = withEmptyYears(years, Number(civilDate().slice(0, 4)))
  const [latest] = shown
  if (latest === undefined) return null
  return (
    <BarChart
      title={t.sums}
      summary={t.sumsSummary(latest.year, latest.sumKr, shown.length)}
      note={t.sumsNote}
      bars={shown.map((year) => ({
        label: String(year.year),
        value: year.sumKr,
        extra: count(year.count, t.one, t.many),
      }))}
      table={{
        columns: t.sumColumns,
        rows: shown.map((year) => [String(year.year), year.count, year.sumKr, year.unpaidKr]),
      }}
    />
  )
}
