import { endpointStatusLabels } from '@/api/codes.gen'
import { t } from './messages.sv'
import type { Receiver } from './queries'

/** How a receiver stood when one saw it, and how it stands. */
export function standing(mine: Receiver, theirs: Receiver) {
  return [
    {
      field: t.standing,
      mine: endpointStatusLabels[mine.status],
      theirs: endpointStatusLabels[theirs.status],
    },
  ]
}
