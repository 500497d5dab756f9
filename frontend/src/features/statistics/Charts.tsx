import { addDays, longDate } from '@/lib/dates'
import { shortMonth } from '@/lib/periods'
import { Card } from '@/ui/card/Card'
import { BarChart } from '@/ui/charts/BarChart'
import { LineChart } from '@/ui/charts/LineChart'
import { StackedBar } from '@/ui/charts/StackedBar'
import type { Opener } from './behind'
import { find, noteOf, runningName, soFar, summaryOf, toBars, toTable } from './figures'
import { t } from './messages.sv'
import type { Breakdown, Statistics } from './queries'
import styles from './StatisticsPage.module.css'

const BARS =
  'category activity unit cause cause-area again effect action-effect outcome type child area direction counterpart cooperation-category direction-category'.split(
    ' ',
  )

interface Props {
  data: Statistics
  opens: Opener
}

/** One chart per question, each with its figures as a table and as a file. */
export function Charts({ data, opens }: Props) {
  const months = find(data.breakdowns, 'month')
  const handling = find(data.breakdowns, 'handling')
  const status = find(data.breakdowns, 'status')
  return (
    <>
      {months === undefined || months.rows.length < 2 ? null : (
        <Card>
          <Months breakdown={months} data={data} opens={opens} />
        </Card>
      )}
      <div className={styles.charts}>
        {handling === undefined ? null : <Shares breakdown={handling} data={data} opens={opens} />}
        {status === undefined ? null : <Shares breakdown={status} data={data} opens={opens} />}
        {BARS.map((name) => {
          const breakdown = find(data.breakdowns, name)
          return breakdown === undefined ? null : (
            <Card key={name}>
              <BarChart
                title={breakdown.title}
                summary={summaryOf(breakdown)}
                note={noteOf(breakdown)}
                bars={toBars(breakdown, opens)}
                table={toTable(breakdown, data.period, opens)}
              />
            </Card>
          )
        })}
      </div>
    </>
  )
}

interface Drawn extends Props {
  breakdown: Breakdown
}

function Months({ breakdown, data, opens }: Drawn) {
  const { period, previousPeriod } = data
  const counts = breakdown.rows.map((row) => row.count)
  const earlier = (code: string) =>
    monthOf(
      previousPeriod,
      breakdown.rows.findIndex((row) => row.code === code),
    )
  const open = breakdown.rows.findIndex(({ code }) => isUnfinished(code, period.countedUntil))
  return (
    <LineChart
      title={breakdown.title}
      summary={t.monthSummary(Math.min(...counts), Math.max(...counts))}
      steps={breakdown.rows.map((row) => shortMonth(row.code))}
      lines={[
        {
          name: runningName(`${longDate(period.startsOn)} – ${longDate(period.endsOn)}`, period),
          values: counts.map((n, i) => known(n, breakdown.rows[i]?.code, period.asOf)),
          opens: breakdown.rows.map((row) => opens('month', row)),
        },
        {
          name: `${longDate(previousPeriod.startsOn)} – ${longDate(previousPeriod.endsOn)}`,
          values: breakdown.rows.map((row, i) =>
            known(row.previous, monthOf(previousPeriod, i), previousPeriod.endsOn),
          ),
        },
      ]}
      table={toTable(breakdown, period, (table, row, which) =>
        opens(table, which === 'previous' ? { ...row, code: earlier(row.code) } : row, which),
      )}
      unfinished={open < 0 ? undefined : { step: open, until: soFar(period.countedUntil) }}
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

/** Whether a month is counted only so far. */
function isUnfinished(month: string, until: string): boolean {
  return until.startsWith(month) && addDays(until, 1).startsWith(month)
}

function Shares({ breakdown, data: { period }, opens }: Drawn) {
  return (
    <Card>
      <StackedBar
        title={breakdown.title}
        summary={summaryOf(breakdown)}
        note={breakdown.ofWhich.map((row) => t.ofWhich(row.label, row.count)).join(' ')}
        series={breakdown.rows.map((row) => row.label)}
        rows={[
          {
            label: runningName(t.now, period),
            values: breakdown.rows.map((row) => row.count),
            opens: breakdown.rows.map((row) => opens(breakdown.name, row)),
          },
          {
            label: t.previous,
            values: breakdown.rows.map((row) => row.previous),
            opens: breakdown.rows.map((row) => opens(breakdown.name, row, 'previous')),
          },
        ]}
        table={toTable(breakdown, period, opens)}
      />
    </Card>
  )
}
