import { effectLabels } from '@/api/codes.gen'
import { actionStatusOf } from '@/domain/actions.sv'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { t } from './messages.sv'
import type { Action, Effect } from './queries'

/** Where an action stands now, for somebody whose own change came second. */
export function standing({ status, effect }: Action, mine: Effect | '' = ''): Difference[] {
  const named = (one: Effect | '' | null) => (one === null || one === '' ? '' : effectLabels[one])
  return [
    { field: t.status, mine: '', theirs: actionStatusOf(status).label },
    { field: t.didItHelp, mine: named(mine), theirs: named(effect) },
  ]
}
