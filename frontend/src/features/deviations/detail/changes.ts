import { STATUS } from '@/domain/deviation-status.sv'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { stepLabel } from '../messages.sv'
import type { Deviation, Step } from '../queries'
import { t } from './messages.sv'

/** Where a deviation stands now, for somebody whose own change came second. */
export function standing({ status, timeline }: Deviation): Difference[] {
  const last = timeline.at(-1)
  return [
    { field: t.status, mine: '', theirs: STATUS[status].label },
    { field: t.latest, mine: '', theirs: last === undefined ? '' : stepLabel(last.kind, last.data) },
  ]
}

/** What a step is called: an idea that was decided is thought of once more. */
export function wordsOf({ status }: Deviation, step: Step) {
  return step === 'considerations' && status !== 'received' ? t.again : t.steps[step]
}
