import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { downloadCsv } from '@/lib/csv'
import { sv } from '@/messages/sv'
import { Details } from '../details/Details'
import { Icon } from '../icon/Icon'
import { Cell, HeadCell, Table } from '../table/Table'
import styles from './ChartFigure.module.css'

/** The figures behind a chart: one head row, and rows whose first cell names them. */
export interface ChartTable {
  columns: readonly string[]
  rows: readonly (readonly (string | number)[])[]
  foot?: readonly (string | number)[]
}

interface Props {
  title: string
  /** The chart in one sentence: this is what a screen reader says instead of the picture. */
  summary: string
  /** What the figures build on: numerator, denominator, period. */
  note?: ReactNode
  table: ChartTable
  height: number
  legend?: ReactNode
  children: (width: number) => ReactNode
}

/** Frame of every chart: caption, picture with a text, the same figures as a table, and as a file. */
export function ChartFigure({ title, summary, note, table, height, legend, children }: Props) {
  const { frame, width } = useWidth()
  const id = useId()
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {note === undefined ? null : <p className={styles.note}>{note}</p>}
      </figcaption>
      {legend}
      <div ref={frame} className={styles.canvas}>
        <svg
          role="img"
          aria-label={summary}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          className={styles.svg}
        >
          {children(width)}
        </svg>
      </div>
      <div className={styles.tools} data-print="no">
        <Details summary={sv.table.asTable}>
          <FigureTable title={title} table={table} />
          <CsvLink title={title} table={table} />
        </Details>
      </div>
    </figure>
  )
}

function FigureTable({ title, table }: { title: string; table: ChartTable }) {
  const [name = '', ...numbers] = table.columns
  const head = (
    <>
      <HeadCell>{name}</HeadCell>
      {numbers.map((column) => (
        <HeadCell key={column} number>
          {column}
        </HeadCell>
      ))}
    </>
  )
  const line = (row: readonly (string | number)[]) => (
    <tr key={String(row[0])}>
      {row.map((cell, i) => (
        <Cell key={`${table.columns[i]}`} row={i === 0} number={i > 0}>
          {typeof cell === 'number' ? cell.toLocaleString('sv-SE') : cell}
        </Cell>
      ))}
    </tr>
  )
  return (
    <Table caption={title} head={head} {...(table.foot === undefined ? {} : { foot: line(table.foot) })}>
      {table.rows.map(line)}
    </Table>
  )
}

function CsvLink({ title, table }: { title: string; table: ChartTable }) {
  const rows = useMemo(
    () => [table.columns, ...table.rows, ...(table.foot === undefined ? [] : [table.foot])],
    [table],
  )
  const download = () => downloadCsv(`${title.toLowerCase().replaceAll(/[^a-zåäö0-9]+/g, '-')}.csv`, rows)
  return (
    <button type="button" className={styles.csv} onClick={download}>
      <Icon name="download" size={18} />
      {sv.table.csv}
    </button>
  )
}

/** Charts are drawn at the width they get, so that their text keeps its size on a phone. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(640)
  useEffect(() => {
    const element = frame.current
    if (element === null || typeof ResizeObserver === 'undefined') return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(200, Math.floor(entry.contentRect.width)))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { frame, width }
}
