import { lazy, Suspense } from 'react'
import { may } from '@/api/resource'
import type { Chosen } from '@/domain/choices'
import { clockText } from '@/domain/clock'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { longDate } from '@/lib/dates'
import { sv } from '@/messages/sv'
import { type Decision, decisionQuery, findSuccessors, handOver } from '../queries'
import { standing } from './changes'
import { t } from './messages.sv'

const FoundField = lazy(() =>
  import('@/domain/FoundField').then((module) => ({ default: module.FoundField })),
)

/** Who is to find what is needed from now on. */
export function HandOverDialog({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  const action = useAction<{ ownerId: Chosen | null }, Decision>({
    kind: 'decision',
    start: { ownerId: null },
    validate: ({ ownerId }) => (ownerId === null ? { ownerId: t.handOverFault } : {}),
    seen: decision,
    mayStill: (saved) => may(saved, 'handovers'),
    query: ({ id }) => decisionQuery(id),
    differences: ({ ownerId }, saved) => [
      ...standing(saved),
      { field: t.owner, mine: ownerId?.label ?? '', theirs: saved.ownerName ?? '' },
    ],
    send: ({ ownerId }, how) => handOver(decision.id, { ownerId: ownerId?.id ?? '' }, how),
    says: (saved) => t.handOverDone(saved.ownerName ?? ''),
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.handOverTitle} save={t.handOver} onClose={onClose}>
      <p>{t.handOverText}</p>
      {decision.clock === null ? null : (
        <p>{t.handOverDue(longDate(decision.clock.endsOn), clockText(decision.clock.daysLeft))}</p>
      )}
      <Suspense fallback={<p>{sv.loading}</p>}>
        <FoundField
          {...bind(action).field('ownerId')}
          label={t.handOverTo}
          hint={t.handOverHint}
          required
          among={['decisions', 'successors', decision.id]}
          find={(text) => findSuccessors(decision.id, text)}
        />
      </Suspense>
    </ActionDialog>
  )
}
