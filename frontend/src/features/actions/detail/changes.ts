import { actionStatusOf } from '@/domain/actions.sv'
import { longDate } from '@/lib/dates'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { stepLabel } from '../messages.sv'
import type { Action } from '../queries'
import { t } from './messages.sv'

/** Where an action stands now, for somebody whose own change came second. */
export function standing({ status, timeline, carryOutBy }: Action): Difference[] {
  const last = timeline.at(-1)
  return [
    { field: t.status, mine: '', theirs: actionStatusOf(status).label },
    { field: t.carryOutBy, mine: '', theirs: longDate(carryOutBy) },
    { field: t.latest, mine: '', theirs: last === undefined ? '' : stepLabel(last.kind, last.data) },
  ]
}
