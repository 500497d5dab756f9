import { longDate } from '@/lib/dates'
import { DECISION_EVENT, DECISION_STATUS } from '@/messages/decisions.sv'
import type { Decision } from '../queries'

/** Where a decision stands now, for somebody whose own change came second. */
export function standing({ status, events }: Decision): { status: string; latest: string } {
  const last = events.findLast((event) => event.struckAt === null)
  return {
    status: DECISION_STATUS[status].label,
    latest: last === undefined ? '' : `${DECISION_EVENT[last.kind]} ${longDate(last.happenedOn)}`,
  }
}
