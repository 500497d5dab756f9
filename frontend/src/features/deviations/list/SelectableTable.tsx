import { type ComponentProps, lazy, Suspense, useState } from 'react'
import { Button } from '@/ui/button/Button'
import { SelectionBar } from '@/ui/table/SelectionBar'
import { useSelection } from '@/ui/table/selection'
import { DeviationTable } from './DeviationTable'
import { t } from './messages.sv'

const HandOverSeveral = lazy(() => import('./HandOverSeveral').then((m) => ({ default: m.HandOverSeveral })))

interface Props extends Omit<ComponentProps<typeof DeviationTable>, 'selection'> {
  /** Whether some of what is listed can be handed over. */
  mayHandOver: boolean
}

/** The table of deviations, where several can be marked and handed over at once. */
export function SelectableTable({ mayHandOver, ...table }: Props) {
  const selection = useSelection(table.deviations.map(({ id }) => id))
  const [isHandingOver, setHandingOver] = useState(false)
  if (!mayHandOver) return <DeviationTable {...table} selection={undefined} />
  return (
    <>
      <DeviationTable {...table} selection={selection} />
      <SelectionBar selection={selection}>
        <Button kind="primary" onClick={() => setHandingOver(true)}>
          {t.handOver}
        </Button>
      </SelectionBar>
      {isHandingOver ? (
        <Suspense>
          <HandOverSeveral
            deviations={table.deviations.filter(({ id }) => selection.chosen.includes(id))}
            onClose={() => setHandingOver(false)}
            onDone={() => {
              selection.clear()
              setHandingOver(false)
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
