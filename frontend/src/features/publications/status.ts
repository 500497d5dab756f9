import type { BadgeTone } from '@/ui/badge/Badge'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { standsAs, t } from './messages.sv'
import type { Card, Status } from './queries'

export const TONE: Record<Status, BadgeTone> = {
  draft: 'neutral',
  reading: 'info',
  published: 'ok',
  withdrawn: 'neutral',
}

/** Where a card stands now, for somebody whose own step came second. */
export function standing(saved: Card): Difference[] {
  return [{ field: t.nowStands, mine: '', theirs: standsAs(saved) }]
}
