import { type ReactNode, Suspense, useState } from 'react'
import { Button } from '../button/Button'
import { SelectionBar } from './SelectionBar'
import { type Selection, useSelection } from './selection'

interface Props<T> {
  rows: readonly T[]
  /** What can be done with several rows. */
  step: string
  table: (selection: Selection) => ReactNode
  /** The dialog in which it is done. `onDone` when it has been: then no row is marked any more. */
  dialog: (chosen: readonly T[], on: { onClose: () => void; onDone: () => void }) => ReactNode
}

/** A table whose rows can be marked, for a step that is taken with several at once. */
export function Selectable<T extends { id: string }>({ rows, step, table, dialog }: Props<T>) {
  const selection = useSelection(rows.map(({ id }) => id))
  const [isTaken, setTaken] = useState(false)
  const onClose = () => setTaken(false)
  const onDone = () => {
    selection.clear()
    setTaken(false)
  }
  return (
    <>
      {table(selection)}
      <SelectionBar selection={selection}>
        <Button kind="primary" onClick={() => setTaken(true)}>
          {step}
        </Button>
      </SelectionBar>
      {isTaken ? (
        <Suspense>
          {dialog(
            rows.filter(({ id }) => selection.chosen.includes(id)),
            { onClose, onDone },
          )}
        </Suspense>
      ) : null}
    </>
  )
}
