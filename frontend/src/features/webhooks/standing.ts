import { endpointStatusLabels } from '@/api/codes.gen'
import { t } from './messages.sv'
import type { Receiver } from './queries'

/** How a receiver stood when one saw it, and how it stands: a secret or a trial of somebody else's leaves no trace in it. */
export function standing(mine: Receiver, theirs: Receiver) {
  return [
    {
      field: t.standing,
      mine: endpointStatusLabels[mine.status],
      theirs: t.changedSince(endpointStatusLabels[theirs.status]),
    },
  ]
}
