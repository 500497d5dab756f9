import { Link } from '../link/Link'
import { Cell, HeadCell, Table } from '../table/Table'
import { type ChartCell, type ChartTable, plain } from './figure'

/** Figures as a table, each leading to its list where it has one. */
export function FigureTable({ title, table }: { title: string; table: ChartTable }) {
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
  const line = (row: readonly ChartCell[]) => (
    <tr key={row.map((cell) => plain(cell)).join('|')}>
      {row.map((cell, i) => (
        <Cell key={`${table.columns[i]}`} row={i === 0} number={i > 0}>
          <Shown cell={cell} />
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

function Shown({ cell }: { cell: ChartCell }) {
  const text = plain(cell)
  const shown = typeof text === 'number' ? text.toLocaleString('sv-SE') : text
  if (typeof cell !== 'object' || cell.opens === undefined) return shown
  return <Link {...cell.opens}>{shown}</Link>
}
