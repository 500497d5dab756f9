import { useNarrow } from '@/lib/useNarrow'
import { lists } from '@/messages/lists.sv'
import { SelectField } from '../select-field/SelectField'

interface Props<S extends string> {
  /** Every order that the list has, in words. */
  orders: Readonly<Record<S, string>>
  sort: S
  onSort: (sort: S) => void
}

/** The order of a list whose rows are stacked, where there are no column headings to press. */
export function SortChoice<S extends string>({ orders, sort, onSort }: Props<S>) {
  const choices = Object.entries<string>(orders).map(([value, label]) => ({ value, label }))
  if (!useNarrow()) return null
  return (
    <SelectField
      label={lists.sort.label}
      empty={null}
      choices={choices}
      value={sort}
      onChange={(event) => onSort(event.target.value as S)}
    />
  )
}
