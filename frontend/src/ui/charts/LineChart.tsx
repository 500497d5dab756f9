import { scaleLinear, scalePoint } from 'd3-scale'
import { useId } from 'react'
import { number } from '@/lib/format'
import { ChartFigure } from './ChartFigure'
import styles from './ChartFigure.module.css'
import { ChartLink } from './ChartLink'
import type { ChartTable, Opens } from './figure'
import { t } from './messages.sv'
import { Hatch } from './StackedBar'
import { StepAxis } from './StepAxis'
import { DASHES, Legend, Point, SERIES } from './series'

export interface Line {
  name: string
  /** One value per step; null where there is none. */
  values: readonly (number | null)[]
  /** The list behind each value. */
  opens?: readonly (Opens | undefined)[]
}

interface Props {
  title: string
  summary: string
  note?: string
  steps: readonly string[]
  lines: readonly Line[]
  table: ChartTable
  /** The step that is not over, and until when it is counted. */
  unfinished?: { step: number; until: string } | undefined
}

const HEIGHT = 260
const EDGE = { top: 14, right: 14, bottom: 30, left: 40 }

/** Counts over time. The axis always begins at zero, so that a small change looks small. */
export function LineChart({ title, summary, note, steps, lines, table, unfinished }: Props) {
  const hatch = useId()
  const most = Math.max(1, ...lines.flatMap((line) => line.values.map((value) => value ?? 0)))
  const y = scaleLinear([0, most], [HEIGHT - EDGE.bottom, EDGE.top]).nice(4)
  return (
    <ChartFigure
      title={title}
      summary={summary}
      {...(note === undefined ? {} : { note })}
      table={table}
      height={() => HEIGHT}
      isOpen={lines.some((line) => line.opens?.some((opens) => opens !== undefined) ?? false)}
      legend={<Legend names={lines.map((line) => line.name)} kind="line" />}
    >
      {(width) => {
        const x = scalePoint(steps, [EDGE.left, width - EDGE.right])
        const apart = steps.length < 2 ? width / 2 : x.step()
        return (
          <>
            {unfinished === undefined ? null : (
              <Unfinished
                hatch={hatch}
                at={x(steps[unfinished.step] ?? '') ?? 0}
                apart={apart}
                width={width}
                until={unfinished.until}
              />
            )}
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
            <StepAxis
              steps={steps}
              at={(step) => x(steps[step] ?? '') ?? 0}
              y={HEIGHT - 8}
              width={width}
              most={(width - EDGE.left) / 46}
            />
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
            {steps.map((step, i) => (
              <Column
                key={step}
                step={step}
                at={x(step) ?? 0}
                apart={apart}
                width={width}
                lines={lines}
                i={i}
              />
            ))}
          </>
        )
      }}
    </ChartFigure>
  )
}

interface ColumnProps {
  step: string
  i: number
  at: number
  apart: number
  width: number
  lines: readonly Line[]
}

/** A step's whole column is pressed: points may lie close. It leads to the list of the first line that has one. */
function Column({ step, i, at, apart, width, lines }: ColumnProps) {
  const line = lines.find(({ opens }) => opens?.[i] !== undefined)
  const value = line?.values[i]
  if (line === undefined || value === undefined || value === null) return null
  const from = Math.max(0, at - apart / 2)
  return (
    <ChartLink
      opens={line.opens?.[i]}
      label={t.open(`${step}, ${line.name}`, number(value))}
      hit={{ x: from, y: 0, width: Math.min(width, at + apart / 2) - from, height: HEIGHT - EDGE.bottom }}
      isColumn
    />
  )
}

/** A hatched field where the period is not over, with the day until which it is counted. */
function Unfinished({
  hatch,
  at,
  apart,
  width,
  until,
}: {
  hatch: string
  at: number
  apart: number
  width: number
  until: string
}) {
  const from = Math.max(EDGE.left, at - apart / 2)
  const isLate = at > width / 2
  return (
    <>
      <Hatch id={hatch} soft />
      <rect
        x={from}
        y={0}
        width={Math.min(width, at + apart / 2) - from}
        height={HEIGHT - EDGE.bottom}
        fill={`url(#${hatch})`}
      />
      <text
        x={isLate ? from - 4 : from + apart + 4}
        y={11}
        textAnchor={isLate ? 'end' : 'start'}
        className={styles.soft}
      >
        {until}
      </text>
    </>
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
