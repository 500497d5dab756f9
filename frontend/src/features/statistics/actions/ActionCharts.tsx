import { effectLabels } from '@/api/codes.gen'
import { Card } from '@/ui/card/Card'
import { BarChart } from '@/ui/charts/BarChart'
import { StackedBar } from '@/ui/charts/StackedBar'
import type { Opener } from '../behind'
import { percent, plainBars, summaryOf, toTable } from '../figures'
import type { Breakdown } from '../queries'
import styles from '../StatisticsPage.module.css'
import { t } from './messages.sv'
import type { ActionStatistics, EffectTable } from './queries'

interface Props {
  data: ActionStatistics
  opens: Opener
}

/** One chart per question, each with its figures as a table and as a file. */
export function ActionCharts({ data: { breakdowns, effects, period }, opens }: Props) {
  return (
    <div className={styles.charts}>
      {breakdowns
        .filter(({ rows }) => rows.length > 0)
        .map((breakdown) => (
          <Card key={breakdown.name}>
            <BarChart
              title={breakdown.title}
              summary={breakdown.name === 'unit' ? `${breakdown.title}. ${t.inOrder}` : summaryOf(breakdown)}
              note={noteOf(breakdown)}
              bars={plainBars(breakdown, opens)}
              table={toTable(breakdown, period, opens, false)}
            />
          </Card>
        ))}
      {effects
        .filter(({ rows }) => rows.length > 0)
        .map((table) => (
          <Effects key={table.name} table={table} opens={opens} />
        ))}
    </div>
  )
}

function noteOf({ denominator, denominatorLabel, isMultiple }: Breakdown): string {
  const note = t.note(denominator, denominatorLabel)
  return isMultiple ? `${note} ${t.multiple}` : note
}

const EFFECTS = Object.entries(effectLabels)

/** How the judged actions went, by what they were. */
function Effects({ table: { name, title, rows }, opens }: { table: EffectTable; opens: Opener }) {
  const numbers = rows.map((row) => [row.ledToImprovement, row.noEffect, row.cannotBeJudged])
  const links = rows.map(({ code }, i) =>
    EFFECTS.map(([effect], j) =>
      opens(name, { code: `${code} ${effect}`, count: numbers[i]?.[j] ?? 0, previous: 0 }),
    ),
  )
  const judged = rows.reduce((sum, row) => sum + row.judged, 0)
  return (
    <Card>
      <StackedBar
        title={title}
        summary={t.effects.summary(title, judged)}
        note={t.effects.note}
        series={EFFECTS.map(([, label]) => label)}
        rows={rows.map(({ label }, i) => ({ label, values: numbers[i] ?? [], opens: links[i] ?? [] }))}
        table={{
          columns: [title, t.judged, ...EFFECTS.map(([, label]) => label), t.helped],
          rows: rows.map(({ label, judged: n, share }, i) => [
            label,
            n,
            ...(numbers[i] ?? []).map((text, j) => ({ text, opens: links[i]?.[j] })),
            percent(share),
          ]),
        }}
      />
    </Card>
  )
}
