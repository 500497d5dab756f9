import { t } from './messages.sv'
import type { Summary } from './queries'

/** Where an export stands: one that could be fetched has been, or its day is over. */
export function statusOf({ status, endsAt, fetchedAt }: Summary) {
  if (status === 'ready' && fetchedAt !== null) return t.status.fetched
  if (status === 'ready' && endsAt !== null && Date.parse(endsAt) < Date.now()) return t.status.ended
  return t.status[status]
}
