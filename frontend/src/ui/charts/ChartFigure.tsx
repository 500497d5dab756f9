import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { Details } from '../details/Details'
import styles from './ChartFigure.module.css'
import { CopyAction, FileActions } from './FigureActions'
import { FigureTable } from './FigureTable'
import type { ChartTable } from './figure'
import { t } from './messages.sv'

interface Props {
  title: string
  /** The chart in one sentence: this is what a screen reader says instead of the picture. */
  summary: string
  /** What the figures build on: numerator, denominator, period. */
  note?: ReactNode
  table: ChartTable
  height: (width: number) => number
  legend?: ReactNode
  /** Whether parts of the picture are links: then it is no single image. */
  isOpen?: boolean
  children: (width: number) => ReactNode
}

/** Frame of every chart: caption, picture with a text, the same figures as a table, and what can be taken along. */
export function ChartFigure({
  title,
  summary,
  note,
  table,
  height,
  legend,
  isOpen = false,
  children,
}: Props) {
  const { frame, width } = useWidth()
  const figure = useRef<HTMLElement>(null)
  const id = useId()
  const high = height(width)
  const taken = { title, sentence: summary, table }
  return (
    <figure ref={figure} className={styles.figure} aria-labelledby={id}>
      <figcaption>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {note === undefined ? null : <p className={styles.note}>{note}</p>}
      </figcaption>
      {legend}
      <div ref={frame} className={styles.canvas}>
        <svg
          role={isOpen ? 'group' : 'img'}
          aria-label={summary}
          data-chart
          width={width}
          height={high}
          viewBox={`0 0 ${width} ${high}`}
          className={styles.svg}
        >
          {children(width)}
        </svg>
      </div>
      <div className={styles.tools}>
        <CopyAction {...taken} />
        <Details summary={t.asTable}>
          <FigureTable title={title} table={table} />
          <FileActions {...taken} figure={figure} />
        </Details>
      </div>
    </figure>
  )
}

/** Charts are drawn at the width they get, so that their text keeps its size on a phone. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(640)
  // Measured before anything is painted, since the height follows from the width.
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null || typeof ResizeObserver === 'undefined') return undefined
    const measure = () => setWidth(Math.max(200, Math.floor(element.clientWidth)))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { frame, width }
}
