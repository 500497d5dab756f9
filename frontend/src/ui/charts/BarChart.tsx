import { scaleLinear } from 'd3-scale'
import { cx } from '@/lib/cx'
import { number } from '@/lib/format'
import { ChartFigure, type ChartTable } from './ChartFigure'
import styles from './ChartFigure.module.css'

export interface Bar {
  label: string
  value: number
  /** The same count in the period before, drawn as a thin mark. */
  before?: number
  /** What stands after the value, such as a share. */
  extra?: string
  /** A collected remainder ("Övriga"): drawn in grey, always last. */
  rest?: boolean
}

interface Props {
  title: string
  summary: string
  note?: string
  bars: readonly Bar[]
  table: ChartTable
}

const ROW = 46
const BAR = 16

/** Lying bars with the name above each, so that long Swedish words fit on a phone. */
export function BarChart({ title, summary, note, bars, table }: Props) {
  const most = Math.max(1, ...bars.flatMap((bar) => [bar.value, bar.before ?? 0]))
  return (
    <ChartFigure
      title={title}
      summary={summary}
      {...(note === undefined ? {} : { note })}
      table={table}
      height={bars.length * ROW + 2}
    >
      {(width) => {
        const x = scaleLinear([0, most], [0, width])
        return bars.map((bar, i) => (
          <g key={bar.label} transform={`translate(0 ${i * ROW})`}>
            <text y={14} className={styles.ink}>
              {shorten(bar.label, width - 110)}
            </text>
            <text x={width} y={14} textAnchor="end" className={styles.strong}>
              {number(bar.value)}
              {bar.extra === undefined ? null : (
                <tspan dx="8" className={styles.soft}>
                  {bar.extra}
                </tspan>
              )}
            </text>
            <rect y={21} width={width} height={BAR} rx={3} className={styles.track} />
            <rect
              y={21}
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
        ))
      }}
    </ChartFigure>
  )
}

/** An upright stroke over the bar, inside the picture also at its ends. */
function mark(at: number): string {
  return `M${Math.max(2, at - 2)} 18v${BAR + 6}`
}

/** Cuts a name to about the room there is; the table has it whole. */
export function shorten(text: string, room: number): string {
  const fits = Math.max(8, Math.floor(room / 7.1))
  return text.length <= fits ? text : `${text.slice(0, fits - 1).trimEnd()}…`
}
