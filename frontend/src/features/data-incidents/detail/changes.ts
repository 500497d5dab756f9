import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { statusOf } from '../clock'
import { t } from '../messages.sv'
import type { Incident } from '../queries'

/** Where an incident stands now, for somebody whose own change came second, and what both have said. */
export function standing(
  saved: Incident,
  said: readonly (readonly [string, string, string | null])[] = [],
): Difference[] {
  return [
    { field: t.changed, mine: '', theirs: statusOf(saved).label },
    ...said.map(([field, mine, theirs]) => ({ field, mine, theirs: theirs ?? '' })),
  ]
}
