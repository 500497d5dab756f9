import { useId } from 'react'
import { cx } from '@/lib/cx'
import { number } from '@/lib/format'
import { ChartFigure, type ChartTable } from './ChartFigure'
import styles from './ChartFigure.module.css'
import { Legend, SERIES } from './series'

export interface StackedRow {
  label: string
  values: readonly number[]
}

interface Props {
  title: string
  summary: string
  note?: string
  series: readonly string[]
  rows: readonly StackedRow[]
  table: ChartTable
}

const ROW = 58
const BAR = 26

/** How a whole is divided: one bar per row, always at full length. Every second part is hatched, so colour is never alone. */
export function StackedBar({ title, summary, note, series, rows, table }: Props) {
  const hatch = useId()
  return (
    <ChartFigure
      title={title}
      summary={summary}
      {...(note === undefined ? {} : { note })}
      table={table}
      height={rows.length * ROW}
      legend={<Legend names={series} kind="area" />}
    >
      {(width) => (
        <>
          <Hatch id={hatch} />
          {rows.map((row, r) => (
            <g key={row.label} transform={`translate(0 ${r * ROW})`}>
              <text y={14} className={styles.ink}>
                {row.label}
              </text>
              <text x={width} y={14} textAnchor="end" className={styles.strong}>
                {number(row.values.reduce((sum, value) => sum + value, 0))}
              </text>
              {parts(row.values, width).map((part, i) => (
                <g
                  key={series[i]}
                  transform={`translate(${part.from} 21)`}
                  className={SERIES[i % SERIES.length]}
                >
                  <rect width={part.size} height={BAR} className={cx(styles.fill, styles.gap)} />
                  {i % 2 === 1 ? <rect width={part.size} height={BAR} fill={`url(#${hatch})`} /> : null}
                </g>
              ))}
            </g>
          ))}
        </>
      )}
    </ChartFigure>
  )
}

/** Where each part begins and how long it is, along a bar of the given length. */
export function parts(values: readonly number[], length: number): { from: number; size: number }[] {
  const sum = values.reduce((total, value) => total + value, 0)
  let from = 0
  return values.map((value) => {
    const size = sum === 0 ? 0 : (value / sum) * length
    const part = { from, size }
    from += size
    return part
  })
}

export function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M0 0v7" className={styles.hatch} />
    </pattern>
  )
}
