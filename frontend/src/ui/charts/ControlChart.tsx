import { scaleLinear, scalePoint } from 'd3-scale'
import type { ReactNode } from 'react'
import { cx } from '@/lib/cx'
import { ChartFigure } from './ChartFigure'
import styles from './ChartFigure.module.css'
import own from './ControlChart.module.css'
import type { ChartTable } from './figure'
import { path } from './LineChart'
import { StepAxis } from './StepAxis'

export interface ControlPoint {
  /** A month that is unknown is a gap. */
  value: number | null
  lower: number | null
  upper: number | null
  /** The most serious rule that it breaks, 1 to 4. */
  rule: number | undefined
}

interface Props {
  title: string
  summary: string
  note?: string
  steps: readonly string[]
  points: readonly ControlPoint[]
  /** From which step each mean holds; null where there are too few points for one. */
  means: readonly { from: number; value: number | null }[]
  /** At which step something began, and what: numbered in the picture, told under its title. */
  markers: readonly { at: number; text: string }[]
  /** What the shapes mean, rule 1 to 4. */
  rules: readonly string[]
  /** What the lines are called. */
  words: { mean: string; limit: string }
  /** A value on the axis. */
  shown: (value: number) => string
  table: ChartTable
}

const HEIGHT = 280
const EDGE = { top: 26, right: 14, bottom: 30, left: 48 }
/** An open ring for what is usual, and a filled shape of its own for each rule: told apart without colour. */
const SHAPES = [
  'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
  'M0-6.5 6.5 5.5h-13z',
  'M-5-5h10v10h-10z',
  'M0-6.5 6.5 0 0 6.5-6.5 0z',
  'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0',
]

/** A number a month, what is usual, and between which limits chance alone moves it. The axis begins at zero. */
export function ControlChart(props: Props) {
  const { title, summary, note, steps, points, means, markers, shown, table } = props
  const most = Math.max(...points.flatMap(({ value, upper }) => [value ?? 0, upper ?? 0]))
  const y = scaleLinear([0, most === 0 ? 1 : most], [HEIGHT - EDGE.bottom, EDGE.top]).nice(4)
  return (
    <ChartFigure
      title={title}
      summary={summary}
      {...(note === undefined ? {} : { note })}
      table={table}
      height={() => HEIGHT}
      legend={<Legend {...props} />}
    >
      {(width) => {
        const x = scalePoint(steps, [EDGE.left, width - EDGE.right])
        const at = (step: number) => x(steps[step] ?? '') ?? 0
        const half = steps.length < 2 ? 0 : x.step() / 2
        const line = (values: readonly (number | null)[]) => path(values, steps, x, y)
        return (
          <>
            {y.ticks(4).map((tick) => (
              <g key={tick}>
                <path d={`M${EDGE.left} ${y(tick)}H${width}`} className={styles.grid} />
                <text x={EDGE.left - 8} y={y(tick) + 4} textAnchor="end" className={styles.soft}>
                  {shown(tick)}
                </text>
              </g>
            ))}
            <StepAxis steps={steps} at={at} y={HEIGHT - 8} width={width} most={(width - EDGE.left) / 64} />
            {means.map(({ from, value }, i) =>
              value === null ? null : (
                <path
                  key={from}
                  d={`M${Math.max(EDGE.left, at(from) - half)} ${y(value)}H${at((means[i + 1]?.from ?? steps.length) - 1) + half}`}
                  className={cx(styles.c2, own.mean)}
                  data-mean
                />
              ),
            )}
            {bounds(points, means).map(({ from, values }) => (
              <path key={from} d={line(values)} className={cx(styles.c2, own.limit)} data-limit />
            ))}
            {markers.map(({ at: step }, i) => (
              <g key={`${step} ${String(i)}`} transform={`translate(${at(step) - half} 0)`} data-marker>
                <path d={`M0 ${EDGE.top - 8}V${HEIGHT - EDGE.bottom}`} className={own.marker} />
                <text y={EDGE.top - 12} textAnchor="middle" className={styles.strong}>
                  {i + 1}
                </text>
              </g>
            ))}
            <g className={styles.c1}>
              <path d={line(points.map(({ value }) => value))} className={own.thin} />
              {points.map(({ value, rule }, i) =>
                value === null ? null : <Shape key={steps[i]} rule={rule} x={at(i)} y={y(value)} />,
              )}
            </g>
          </>
        )
      }}
    </ChartFigure>
  )
}

function Shape({ rule, x, y }: { rule: number | undefined; x: number; y: number }) {
  return (
    <path
      d={SHAPES[rule ?? 0]}
      transform={`translate(${x} ${y})`}
      className={rule === undefined ? styles.point : styles.fill}
      data-rule={rule}
    />
  )
}

/** The limits, each segment's by itself: nothing leads from one to the next. */
export function bounds(points: readonly ControlPoint[], means: readonly { from: number }[]) {
  const ends = [...means.slice(1).map(({ from }) => from), points.length]
  const lines = means.flatMap(({ from }, i) =>
    (['lower', 'upper'] as const).map((side) => ({
      from: `${side} ${from}`,
      values: points.map((point, n) => (n >= from && n < (ends[i] ?? 0) ? point[side] : null)),
    })),
  )
  return lines.filter(({ values }) => values.some((value) => value !== null))
}

/** What stands in the picture: its lines, the shapes that occur, and what began when. */
function Legend({ points, means, markers, rules, words }: Props) {
  const broken = rules
    .map((text, i) => ({ text, rule: i + 1 }))
    .filter(({ rule }) => points.some((p) => p.rule === rule))
  return (
    <>
      <ul className={styles.legend} data-legend>
        {means.every(({ value }) => value === null) ? null : (
          <>
            <Sign text={words.mean}>
              <path d="M1 7h24" className={cx(styles.c2, own.mean)} />
            </Sign>
            <Sign text={words.limit}>
              <path d="M1 7h24" className={cx(styles.c2, own.limit)} />
            </Sign>
          </>
        )}
        {broken.map(({ text, rule }) => (
          <Sign key={rule} text={text}>
            <g className={styles.c1}>
              <Shape rule={rule} x={13} y={7} />
            </g>
          </Sign>
        ))}
      </ul>
      {markers.length === 0 ? null : (
        <ol className={own.markers}>
          {markers.map(({ at, text }, i) => (
            <li key={`${at} ${String(i)}`}>{text}</li>
          ))}
        </ol>
      )}
    </>
  )
}

function Sign({ text, children }: { text: string; children: ReactNode }) {
  return (
    <li>
      <svg width="26" height="14" aria-hidden="true">
        {children}
      </svg>
      {text}
    </li>
  )
}
