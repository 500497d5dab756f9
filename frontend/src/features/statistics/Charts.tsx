import { longDate } from '@/lib/dates'
import { shortMonth } from '@/lib/periods'
import { Card } from '@/ui/card/Card'
import { BarChart } from '@/ui/charts/BarChart'
import { LineChart } from '@/ui/charts/LineChart'
import { StackedBar } from '@/ui/charts/StackedBar'
import { find, noteOf, summaryOf, toBars, toTable } from './figures'
import { t } from './messages.sv'
import type { Breakdown, Statistics } from './queries'
import styles from './StatisticsPage.module.css'

const BARS = ['category', 'unit', 'cause', 'effect', 'type', 'area'] as const

/** One chart per question, each with its figures as a table and as a file. */
export function Charts({ data }: { data: Statistics }) {
  const months = find(data.breakdowns, 'month')
  const handling = find(data.breakdowns, 'handling')
  const status = find(data.breakdowns, 'status')
  return (
    <>
      {months === undefined || months.rows.length < 2 ? null : (
        <Card>
          <Months breakdown={months} data={data} />
        </Card>
      )}
      <div className={styles.charts}>
        {handling === undefined ? null : <Shares breakdown={handling} />}
        {status === undefined ? null : <Shares breakdown={status} />}
        {BARS.map((name) => {
          const breakdown = find(data.breakdowns, name)
          return breakdown === undefined ? null : (
            <Card key={name}>
              <BarChart
                title={t.titles[name] ?? breakdown.title}
                summary={summaryOf(breakdown)}
                note={noteOf(breakdown)}
                bars={toBars(breakdown)}
                table={toTable(breakdown)}
              />
            </Card>
          )
        })}
      </div>
    </>
  )
}

function Months({ breakdown, data }: { breakdown: Breakdown; data: Statistics }) {
  const counts = breakdown.rows.map((row) => row.count)
  const { period, previousPeriod } = data
  return (
    <LineChart
      title={t.titles['month'] ?? breakdown.title}
      summary={t.monthSummary(Math.min(...counts), Math.max(...counts))}
      steps={breakdown.rows.map((row) => shortMonth(row.code))}
      lines={[
        {
          name: `${longDate(period.startsOn)} – ${longDate(period.endsOn)}`,
          values: counts.map((n, i) => known(n, breakdown.rows[i]?.code, period.asOf)),
        },
        {
          name: `${longDate(previousPeriod.startsOn)} – ${longDate(previousPeriod.endsOn)}`,
          values: breakdown.rows.map((row, i) =>
            known(row.previous, monthOf(previousPeriod, i), previousPeriod.endsOn),
          ),
        },
      ]}
      table={toTable(breakdown)}
    />
  )
}

/** The month that stands beside the one at a place in the period. */
function monthOf({ startsOn }: { startsOn: string }, place: number): string {
  const month = Number(startsOn.slice(0, 4)) * 12 + Number(startsOn.slice(5, 7)) - 1 + place
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** A month that has not begun has no figure; zero would be a claim. */
function known(count: number, month: string | undefined, asOf: string): number | null {
  return month !== undefined && month > asOf.slice(0, 7) ? null : count
}

function Shares({ breakdown }: { breakdown: Breakdown }) {
  return (
    <Card>
      <StackedBar
        title={t.titles[breakdown.name] ?? breakdown.title}
        summary={summaryOf(breakdown)}
        note={breakdown.ofWhich.map((row) => t.ofWhich(row.label, row.count)).join(' ')}
        series={breakdown.rows.map((row) => row.label)}
        rows={[
          { label: t.now, values: breakdown.rows.map((row) => row.count) },
          { label: t.previous, values: breakdown.rows.map((row) => row.previous) },
        ]}
        table={toTable(breakdown)}
      />
    </Card>
  )
}
