import { sv } from '@/messages/sv'
import { Icon } from '../icon/Icon'
import styles from './SortHeader.module.css'

interface Props {
  column: string
  children: string
  /** The sort in force: a column name, with a minus sign before it when falling. */
  sort: string
  onSort: (sort: string) => void
  number?: boolean
}

/** A column heading that sorts: first click rising, next falling. */
export function SortHeader({ column, children, sort, onSort, number = false }: Props) {
  const rising = sort === column
  const falling = sort === `-${column}`
  return (
    <th scope="col" aria-sort={rising ? 'ascending' : falling ? 'descending' : 'none'} data-number={number}>
      <button type="button" className={styles.button} onClick={() => onSort(rising ? `-${column}` : column)}>
        {children}
        <span className={styles.arrow} data-on={rising || falling}>
          <Icon name={rising ? 'arrowUp' : 'arrowDown'} size={15} />
        </span>
        <span className="visually-hidden">
          {rising ? sv.sort.ascending : falling ? sv.sort.descending : ''}
        </span>
      </button>
    </th>
  )
}
