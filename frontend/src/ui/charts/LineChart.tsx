import { scaleLinear, scalePoint } from 'd3-scale'
import { number } from '@/lib/format'
import { ChartFigure, type ChartTable } from './ChartFigure'
import styles from './ChartFigure.module.css'
import { DASHES, Legend, Point, SERIES } from './series'

export interface Line {
  name: string
  /** One value per step; null where there is none. */
  values: readonly (number | null)[]
}

interface Props {
  title: string
  summary: string
  note?: string
  steps: readonly string[]
  lines: readonly Line[]
  table: ChartTable
}

const HEIGHT = 260
const EDGE = { top: 14, right: 14, bottom: 30, left: 40 }

/** Counts over time. The axis always begins at zero, so that a small change looks small. */
export function LineChart({ title, summary, note, steps, lines, table }: Props) {
  const most = Math.max(1, ...lines.flatMap((line) => line.values.map((value) => value ?? 0)))
  const y = scaleLinear([0, most], [HEIGHT - EDGE.bottom, EDGE.top]).nice(4)
  return (
    <ChartFigure
      title={title}
      summary={summary}
      {...(note === undefined ? {} : { note })}
      table={table}
      height={HEIGHT}
      legend={<Legend names={lines.map((line) => line.name)} kind="line" />}
    >
      {(width) => {
        const x = scalePoint(steps, [EDGE.left, width - EDGE.right])
        const every = Math.ceil((steps.length * 46) / (width - EDGE.left))
        return (
          <>
            {y
              .ticks(4)
              .filter(Number.isInteger)
              .map((tick) => (
                <g key={tick}>
                  <path d={`M${EDGE.left} ${y(tick)}H${width}`} className={styles.grid} />
                  <text x={EDGE.left - 8} y={y(tick) + 4} textAnchor="end" className={styles.soft}>
                    {number(tick)}
                  </text>
                </g>
              ))}
            {steps.map((step, i) =>
              i % every === 0 ? (
                <text key={step} x={x(step)} y={HEIGHT - 8} textAnchor="middle" className={styles.soft}>
                  {step}
                </text>
              ) : null,
            )}
            {lines.map((line, l) => (
              <g key={line.name} className={SERIES[l % SERIES.length]}>
                <path
                  d={path(line.values, steps, x, y)}
                  className={styles.stroke}
                  strokeDasharray={DASHES[l % DASHES.length]}
                />
                {line.values.map((value, i) =>
                  value === null ? null : (
                    <Point key={steps[i]} shape={l} x={x(steps[i] ?? '') ?? 0} y={y(value)} />
                  ),
                )}
              </g>
            ))}
          </>
        )
      }}
    </ChartFigure>
  )
}

/** The line as a path; a missing value breaks it instead of pretending a zero. */
export function path(
  values: readonly (number | null)[],
  steps: readonly string[],
  x: (step: string) => number | undefined,
  y: (value: number) => number,
): string {
  let pen = 'M'
  return values
    .map((value, i) => {
      const at = x(steps[i] ?? '')
      if (value === null || at === undefined) {
        pen = 'M'
        return ''
      }
      const part = `${pen}${at.toFixed(1)} ${y(value).toFixed(1)}`
      pen = 'L'
      return part
    })
    .join('')
}
