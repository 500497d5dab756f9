import { useNarrow } from '@/lib/useNarrow'
import { lists } from '@/messages/lists.sv'
import { Icon } from '../icon/Icon'
import styles from './SortHeader.module.css'

interface Props<C extends string> {
  column: C
  children: string
  /** The sort in force: a column name, with a minus sign before it when falling. */
  sort: string
  onSort: (sort: C | `-${C}`) => void
  number?: boolean
}

/** A column heading that sorts: first click rising, next falling. Where rows are stacked a `SortChoice` sorts instead. */
export function SortHeader<C extends string>({ column, children, sort, onSort, number = false }: Props<C>) {
  const rising = sort === column
  const falling = sort === `-${column}`
  const isStacked = useNarrow()
  return (
    <th scope="col" aria-sort={rising ? 'ascending' : falling ? 'descending' : 'none'} data-number={number}>
      {isStacked ? (
        children
      ) : (
        <button
          type="button"
          className={styles.button}
          onClick={() => onSort(rising ? `-${column}` : column)}
        >
          {children}
          <span className={styles.arrow} data-on={rising || falling} data-print="no">
            <Icon name={rising ? 'arrowUp' : 'arrowDown'} size={15} />
          </span>
          <span className="visually-hidden">
            {rising ? lists.sort.ascending : falling ? lists.sort.descending : ''}
          </span>
        </button>
      )}
    </th>
  )
}
