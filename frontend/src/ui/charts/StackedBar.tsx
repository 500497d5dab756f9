import { useId } from 'react'
import { cx } from '@/lib/cx'
import { number } from '@/lib/format'
import { ChartFigure } from './ChartFigure'
import styles from './ChartFigure.module.css'
import { ChartLink } from './ChartLink'
import { type ChartTable, linesIn, type Opens } from './figure'
import { t } from './messages.sv'
import { Legend, SERIES } from './series'

export interface StackedRow {
  label: string
  values: readonly number[]
  opens?: readonly (Opens | undefined)[]
}

interface Props {
  title: string
  summary: string
  note?: string
  series: readonly string[]
  rows: readonly StackedRow[]
  table: ChartTable
}

const HEAD = 21
const BAR = 26
const LINE = 16
const GAP = 11
/** A part is pressed in the air above and below it too, over what is written there. */
const PRESS = 44

/** How a whole is divided: one bar per row, always at full length. Every second part is hatched, so colour is never alone. */
export function StackedBar({ title, summary, note, series, rows, table }: Props) {
  const hatch = useId()
  return (
    <ChartFigure
      title={title}
      summary={summary}
      {...(note === undefined ? {} : { note })}
      table={table}
      height={(width) => laidOut(rows, series, width).reduce((sum, row) => sum + row.height, 0)}
      legend={<Legend names={series} kind="area" />}
      isOpen={rows.some((row) => row.opens?.some((opens) => opens !== undefined) ?? false)}
    >
      {(width) => (
        <>
          <Hatch id={hatch} />
          {laidOut(rows, series, width).map(({ row, each, beside, top }) => (
            <g key={row.label} transform={`translate(0 ${top})`}>
              <text y={14} className={styles.ink}>
                {row.label}
              </text>
              <text x={width} y={14} textAnchor="end" className={styles.strong}>
                {number(row.values.reduce((sum, value) => sum + value, 0))}
              </text>
              {beside.map((line, i) => (
                <text key={line} y={HEAD + BAR + 14 + i * LINE} className={styles.soft}>
                  {line}
                </text>
              ))}
              {each.map((part, i) => (
                <g
                  key={series[i]}
                  transform={`translate(${part.from} ${HEAD})`}
                  className={SERIES[i % SERIES.length]}
                >
                  <ChartLink
                    opens={row.opens?.[i]}
                    label={t.open(`${row.label}, ${series[i] ?? ''}`, part.shown)}
                    hit={{ y: (BAR - PRESS) / 2, width: part.size, height: PRESS }}
                  >
                    <rect width={part.size} height={BAR} className={cx(styles.fill, styles.gap)} />
                    {i % 2 === 1 ? <rect width={part.size} height={BAR} fill={`url(#${hatch})`} /> : null}
                    {part.fits ? <Plate at={part.size / 2} text={part.shown} /> : null}
                  </ChartLink>
                </g>
              ))}
            </g>
          ))}
        </>
      )}
    </ChartFigure>
  )
}

/** A number on a plate of its own, so that it can be read on any colour. */
function Plate({ at, text }: { at: number; text: string }) {
  const width = plateWidth(text)
  return (
    <>
      <rect x={at - width / 2} y={4} width={width} height={18} rx={3} className={styles.plate} />
      <text x={at} y={17.5} textAnchor="middle" className={styles.strong}>
        {text}
      </text>
    </>
  )
}

function plateWidth(text: string): number {
  return text.length * 8 + 8
}

/** The rows with their parts: the numbers that fit stand in the bar, the others under it with their names. */
export function laidOut(rows: readonly StackedRow[], series: readonly string[], width: number) {
  let top = 0
  return rows.map((row) => {
    const each = parts(row.values, width).map((part, i) => {
      const shown = number(row.values[i] ?? 0)
      return { ...part, shown, fits: part.size >= plateWidth(shown) + 4 }
    })
    const outside = each.flatMap((part, i) =>
      part.fits || row.values[i] === 0 ? [] : [`${series[i] ?? ''}: ${part.shown}`],
    )
    const beside = outside.length === 0 ? [] : linesIn(outside.join(', '), width)
    const height = HEAD + BAR + beside.length * LINE + GAP
    top += height
    return { row, each, beside, height, top: top - height }
  })
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

export function Hatch({ id, soft = false }: { id: string; soft?: boolean }) {
  return (
    <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M0 0v7" className={soft ? styles.softHatch : styles.hatch} />
    </pattern>
  )
}
