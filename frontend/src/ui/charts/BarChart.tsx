import { scaleLinear } from 'd3-scale'
import { cx } from '@/lib/cx'
import { number } from '@/lib/format'
import { ChartFigure } from './ChartFigure'
import styles from './ChartFigure.module.css'
import { ChartLink } from './ChartLink'
import { type ChartTable, linesIn, type Opens } from './figure'

export interface Bar {
  label: string
  /** How long the bar is; null where that is not known. */
  value: number | null
  /** What stands for the value, when that is not the value itself. */
  shown?: string
  /** The same count in the period before, drawn as a thin mark. */
  before?: number
  /** What stands after the value, such as a share. */
  extra?: string
  /** What stands under the name, such as what a rate is counted on. */
  detail?: string
  /** A collected remainder ("Övriga"): drawn in grey, always last. */
  rest?: boolean
  opens?: Opens | undefined
}

interface Props {
  title: string
  summary: string
  note?: string
  bars: readonly Bar[]
  table: ChartTable
}

const LINE = 16
const BAR = 16
const GAP = 14
/** A row is as high as what is pressed must be on a phone, and the air below it. */
const ROW = 46

/** Lying bars with the whole name above each, so that long Swedish words fit on a phone. */
export function BarChart({ title, summary, note, bars, table }: Props) {
  const most = Math.max(1, ...bars.flatMap((bar) => [bar.value ?? 0, bar.before ?? 0]))
  return (
    <ChartFigure
      title={title}
      summary={summary}
      {...(note === undefined ? {} : { note })}
      table={table}
      height={(width) => rowsOf(bars, width).reduce((sum, row) => sum + row.height, 2)}
      isOpen={bars.some((bar) => bar.opens !== undefined)}
    >
      {(width) => {
        const x = scaleLinear([0, most], [0, width])
        return rowsOf(bars, width).map(({ bar, lines, top, height }) => (
          <g key={bar.label} transform={`translate(0 ${top})`}>
            <ChartLink opens={bar.opens} hit={{ y: 0, width, height: height - 2 }}>
              {lines.map((line, i) => (
                <text
                  key={line}
                  y={14 + i * LINE}
                  className={bar.detail !== undefined && i === lines.length - 1 ? styles.soft : styles.ink}
                >
                  {line}
                </text>
              ))}
              <text x={width} y={14} textAnchor="end" className={styles.strong}>
                {valueOf(bar)}
                {bar.extra === undefined ? null : <tspan className={styles.soft}>{` · ${bar.extra}`}</tspan>}
              </text>
              {bar.value === null ? null : (
                <g transform={`translate(0 ${lines.length * LINE + 5})`}>
                  <rect width={width} height={BAR} rx={3} className={styles.track} />
                  <rect
                    width={x(bar.value)}
                    height={BAR}
                    rx={Math.min(3, x(bar.value) / 2)}
                    className={cx(styles.fill, bar.rest === true ? styles.rest : styles.c1)}
                  />
                  {bar.before === undefined ? null : (
                    <>
                      <path d={mark(x(bar.before))} className={styles.halo} />
                      <path d={mark(x(bar.before))} className={styles.before} />
                    </>
                  )}
                </g>
              )}
            </ChartLink>
          </g>
        ))
      }}
    </ChartFigure>
  )
}

function valueOf(bar: Bar): string {
  return bar.shown ?? (bar.value === null ? '–' : number(bar.value))
}

/** Where each bar stands, with its name in as many lines as it needs. */
function rowsOf(bars: readonly Bar[], width: number) {
  let top = 0
  return bars.map((bar) => {
    const beside = `${valueOf(bar)} · ${bar.extra ?? ''}`.length * 7.4 + 12
    const lines = [...linesIn(bar.label, width - beside), ...(bar.detail === undefined ? [] : [bar.detail])]
    const height = Math.max(ROW, lines.length * LINE + (bar.value === null ? 0 : BAR) + GAP)
    top += height
    return { bar, lines, height, top: top - height }
  })
}

/** An upright stroke over the bar, inside the picture also at its ends. */
function mark(at: number): string {
  return `M${Math.max(2, at - 2)} -3v${BAR + 6}`
}
