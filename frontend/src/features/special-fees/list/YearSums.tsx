import { useQuery } from '@tanstack/react-query'
import { meQuery } from '@/api/me'
import { civilDate, longDate } from '@/lib/dates'
import { fileName } from '@/lib/download'
import { count } from '@/lib/format'
import { BarChart } from '@/ui/charts/BarChart'
import { type Opens, SourceOfFigures } from '@/ui/charts/figure'
import { t } from '../messages.sv'
import type { Years } from '../queries'
import { withEmptyYears } from './years'

/** The fees of each year as bars, with the same figures as a table and a file. */
export function YearSums({ years }: { years: Years }) {
  const { data: me } = useQuery(meQuery)
  const shown = withEmptyYears(years, Number(civilDate().slice(0, 4)))
  const [latest] = shown
  if (latest === undefined) return null
  const fees = (year: number, n: number, obetalda?: true): Opens | undefined =>
    n === 0 ? undefined : { to: '/ej-verkstallda/avgifter', search: { ar: year, raknas: true, obetalda } }
  const boards = me?.boards.map(({ name }) => name).join(', ') ?? ''
  const today = civilDate()
  const source = {
    line: t.source(me?.municipality ?? '', boards, longDate(today)),
    fileName: fileName('sarskilda-avgifter', boards, `per-${today}`),
  }
  return (
    <SourceOfFigures value={source}>
      <BarChart
        title={t.sums}
        summary={t.sumsSummary(latest.year, latest.sumKr, shown.length)}
        note={t.sumsNote}
        bars={shown.map((year) => ({
          label: String(year.year),
          value: year.sumKr,
          extra: count(year.count, t.one, t.many),
          opens: fees(year.year, year.count),
        }))}
        table={{
          columns: t.sumColumns,
          rows: shown.map((year) => [
            String(year.year),
            { text: year.count, opens: fees(year.year, year.count) },
            { text: year.sumKr, opens: fees(year.year, year.count) },
            { text: year.unpaidKr, opens: fees(year.year, year.unpaidKr, true) },
          ]),
        }}
      />
    </SourceOfFigures>
  )
}
