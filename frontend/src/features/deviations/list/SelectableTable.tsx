import { type ComponentProps, lazy } from 'react'
import { Selectable } from '@/ui/table/Selectable'
import { DeviationTable } from './DeviationTable'
import { t } from './messages.sv'

const HandOverSeveral = lazy(() => import('./HandOverSeveral').then((m) => ({ default: m.HandOverSeveral })))

interface Props extends Omit<ComponentProps<typeof DeviationTable>, 'selection'> {
  /** Whether some of what is listed can be handed over. */
  mayHandOver: boolean
}

/** The table of deviations, where several can be marked and handed over at once. */
export function SelectableTable({ mayHandOver, ...table }: Props) {
  if (!mayHandOver) return <DeviationTable {...table} selection={undefined} />
  return (
    <Selectable
      rows={table.deviations}
      step={t.handOver}
      table={(selection) => <DeviationTable {...table} selection={selection} />}
      dialog={(chosen, on) => <HandOverSeveral deviations={chosen} {...on} />}
    />
  )
}
