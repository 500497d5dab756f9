import { useQuery } from '@tanstack/react-query'
import { meQuery } from '@/api/me'
import type { components } from '@/api/schema.gen'
import { longDate } from '@/lib/dates'
import { fileName } from '@/lib/download'
import { decimal, fineShare, share } from '@/lib/format'
import { monthName, shortMonth } from '@/lib/periods'
import { ControlChart } from '@/ui/charts/ControlChart'
import { type ChartTable, SourceOfFigures } from '@/ui/charts/figure'
import { t } from '../messages.sv'

type Chart = components['schemas']['Chart']

interface Props {
  title: string
  boardId: string
  chart: Chart
}

/** The control chart of a figure, as it is counted or as it was kept. What leaves it says where it comes from. */
export function FigureChart({ title, boardId, chart }: Props) {
  const { data: me } = useQuery(meQuery)
  const { points, segments, markers, asOf, words } = chart
  const board = me?.boards.find(({ id }) => id === boardId)?.name ?? ''
  const months = [points[0]?.month ?? '', points.at(-1)?.month ?? ''] as const
  const source = {
    line: t.source(me?.municipality ?? '', board, title, months.map(monthName).join(' – '), longDate(asOf)),
    fileName: fileName('matt', board, ...months, `per-${asOf}`),
  }
  const position = (day: string) => points.filter(({ month }) => month < day.slice(0, 7)).length
  return (
    <SourceOfFigures value={source}>
      <ControlChart
        title={title}
        summary={words}
        note={t.chartNote(longDate(asOf))}
        steps={points.map(({ month }) => `${shortMonth(month)} ${month.slice(2, 4)}`)}
        points={points.map(({ value, lower, upper, rules }) => ({ value, lower, upper, rule: rules[0] }))}
        means={segments.map(({ startsOn, mean }) => ({ from: position(startsOn), value: mean }))}
        markers={markers
          .map(({ on, reason }) => ({ at: position(on), text: t.marker(longDate(on), reason) }))
          .filter(({ at }) => at < points.length)}
        rules={t.rules}
        words={{ mean: t.mean, limit: t.limit }}
        shown={(tick) => (chart.kind === 'p' ? (share(tick, 1) ?? '') : decimal(tick))}
        table={tableOf(chart)}
      />
    </SourceOfFigures>
  )
}

/** A value in words: a share in percent. */
export function shownAs({ kind }: Pick<Chart, 'kind'>) {
  return (value: number) => (kind === 'p' ? (fineShare(value, 1) ?? '') : decimal(value))
}

export function tableOf(chart: Chart): ChartTable {
  const isShare = chart.kind === 'p'
  const shown = shownAs(chart)
  const maybe = (value: number | null) => (value === null ? t.unknown : shown(value))
  const { month, value, of, lower, upper, rule } = t.table
  return {
    columns: [month, value, ...(isShare ? [of] : []), lower, upper, rule],
    rows: chart.points.map((point) => [
      monthName(point.month),
      maybe(point.value),
      ...(isShare ? [point.denominator === null ? t.unknown : decimal(point.denominator)] : []),
      maybe(point.lower),
      maybe(point.upper),
      point.rules[0] === undefined ? t.unknown : (t.rules[point.rules[0] - 1] ?? ''),
    ]),
  }
}
