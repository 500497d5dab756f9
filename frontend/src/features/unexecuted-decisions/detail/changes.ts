import { DECISION_EVENT, DECISION_STATUS } from '@/domain/decisions.sv'
import { longDate } from '@/lib/dates'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import type { Decision } from '../queries'
import { t } from './messages.sv'

/** Where a decision stands now, for somebody whose own change came second. */
export function standing({ status, events }: Decision, mine = ''): Difference[] {
  const last = events.findLast((event) => event.struckAt === null)
  return [
    {
      field: t.latest,
      mine,
      theirs: last === undefined ? '' : `${DECISION_EVENT[last.kind]} ${longDate(last.happenedOn)}`,
    },
    { field: t.status, mine: '', theirs: DECISION_STATUS[status].label },
  ]
}
