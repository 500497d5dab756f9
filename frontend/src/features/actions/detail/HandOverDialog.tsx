import { actionQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import type { Chosen } from '@/domain/choices'
import { FoundField } from '@/domain/FoundField'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { type Action, findSuccessors, handOver } from '../queries'
import { standing } from './changes'
import { t } from './messages.sv'

/** Who is to do it from now on. */
export function HandOverDialog({ action: seen, onClose }: { action: Action; onClose: () => void }) {
  const action = useAction<{ doerId: Chosen | null }, Action>({
    kind: 'action',
    start: { doerId: null },
    validate: ({ doerId }) => (doerId === null ? { doerId: t.handOverFault } : {}),
    seen,
    query: ({ id }) => actionQuery(id),
    mayStill: (saved) => may(saved, 'handovers'),
    differences: ({ doerId }, saved) => [
      ...standing(saved),
      { field: t.doer, mine: doerId?.label ?? '', theirs: saved.doerName ?? '' },
    ],
    send: ({ doerId }, how) => handOver(seen.id, doerId?.id ?? '', how),
    says: (saved) => t.handedOver(saved.doerName ?? ''),
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.handOverTitle} save={t.handOver} onClose={onClose}>
      <p>{t.handOverText}</p>
      <FoundField
        {...bind(action).field('doerId')}
        label={t.handOverTo}
        hint={t.handOverHint}
        required
        among={['actions', 'successors', seen.id, 'doer']}
        find={(text) => findSuccessors(seen.id, 'doer', text)}
      />
    </ActionDialog>
  )
}
