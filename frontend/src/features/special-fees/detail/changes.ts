import { longDate } from '@/lib/dates'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { t } from '../messages.sv'
import type { Fee } from '../queries'
import { statusOf } from '../status'

/** Where a fee stands now, for somebody whose own change came second. */
export function standing(fee: Fee): Difference[] {
  return [
    { field: t.latest, mine: '', theirs: statusOf(fee).label },
    { field: t.paidOn, mine: '', theirs: fee.paidOn === null ? '' : longDate(fee.paidOn) },
  ]
}
