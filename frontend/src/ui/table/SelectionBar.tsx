import type { ReactNode } from 'react'
import { several } from '@/messages/several.sv'
import { Button } from '../button/Button'
import { CheckboxField } from '../checkbox-field/CheckboxField'
import styles from './SelectionBar.module.css'
import type { Selection } from './selection'

/** How many rows are marked, and what can be done with them together. It stays in sight while the page is scrolled. */
export function SelectionBar({ selection, children }: { selection: Selection; children: ReactNode }) {
  const count = selection.chosen.length
  return (
    <div className={styles.bar} data-print="no" data-on={count > 0}>
      <CheckboxField label={several.all} checked={selection.isAll} onChange={selection.toggleAll} />
      {count === 0 ? null : (
        <>
          <strong>{several.count(count)}</strong>
          {children}
          <Button kind="quiet" onClick={selection.clear}>
            {several.none}
          </Button>
        </>
      )}
    </div>
  )
}
