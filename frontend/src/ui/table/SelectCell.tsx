import { useRef } from 'react'
import { several } from '@/messages/several.sv'
import styles from './SelectCell.module.css'
import type { Selection } from './selection'

/** The mark of a row. Space marks it; with Shift everything from the row marked last. */
export function SelectCell({ selection, id, name }: { selection: Selection; id: string; name: string }) {
  const isRange = useRef(false)
  return (
    <td className={styles.cell} data-print="no">
      <label className={styles.target}>
        <input
          type="checkbox"
          className={styles.box}
          aria-label={several.mark(name)}
          checked={selection.chosen.includes(id)}
          onClick={({ shiftKey }) => {
            isRange.current = shiftKey
          }}
          onChange={() => selection.toggle(id, isRange.current)}
        />
      </label>
    </td>
  )
}

export function SelectHead() {
  return (
    <th scope="col" className={styles.cell} data-print="no">
      <span className="visually-hidden">{several.column}</span>
    </th>
  )
}
