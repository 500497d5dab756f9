import { Fragment, type ReactNode, Suspense, useState } from 'react'
import { Button } from '../button/Button'
import { SelectionBar } from './SelectionBar'
import { type Selection, useSelection } from './selection'

interface Props<T> {
  rows: readonly T[]
  /** What can be done with the rows that are marked; null for those who can do nothing with them. */
  step: ((chosen: readonly T[]) => string) | null
  /** The list, its rows with their marks, and what stands under them. */
  list: (selection: Selection | undefined, bar: ReactNode) => ReactNode
  /** The dialog in which it is done. `onDone` when it has been: then no row is marked any more. */
  dialog: (chosen: readonly T[], on: { onClose: () => void; onDone: () => void }) => ReactNode
}

/** A list whose rows can be marked, for a step that is taken with several at once. What is told of it stays when the rows have gone. */
export function Selectable<T extends { id: string }>({ rows, step, list, dialog }: Props<T>) {
  const selection = useSelection(rows.map(({ id }) => id))
  const [taken, setTaken] = useState<{ run: number; chosen: readonly T[] } | null>(null)
  const chosen = rows.filter(({ id }) => selection.chosen.includes(id))
  const take = () => setTaken((before) => ({ run: (before?.run ?? 0) + 1, chosen }))
  if (step === null) return list(undefined, null)
  return (
    <>
      {taken === null ? null : (
        <Suspense>
          <Fragment key={taken.run}>
            {dialog(taken.chosen, { onClose: () => setTaken(null), onDone: selection.clear })}
          </Fragment>
        </Suspense>
      )}
      {list(
        selection,
        <SelectionBar selection={selection}>
          <Button kind="primary" onClick={take}>
            {step(chosen)}
          </Button>
        </SelectionBar>,
      )}
    </>
  )
}
