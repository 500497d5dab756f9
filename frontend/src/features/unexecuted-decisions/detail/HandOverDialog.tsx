import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useDeferredValue, useState } from 'react'
import { may } from '@/api/resource'
import { clockText } from '@/domain/clock'
import { ActionDialog } from '@/forms/ActionDialog'
import { useAction } from '@/forms/useAction'
import { longDate } from '@/lib/dates'
import { sv } from '@/messages/sv'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { type Decision, decisionQuery, findSuccessors, handOver } from '../queries'
import { standing } from './changes'
import { t } from './messages.sv'

const ComboBox = lazy(() =>
  import('@/ui/combo-box/ComboBox').then((module) => ({ default: module.ComboBox })),
)

/** Who is to find what is needed from now on. */
export function HandOverDialog({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  const action = useAction<{ ownerId: ComboItem | null }, Decision>({
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
  const chosen = action.values.ownerId
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const { data = [], isFetching } = useQuery({
    queryKey: ['decisions', 'successors', decision.id, text === chosen?.label ? '' : text],
    placeholderData: keepPreviousData,
    queryFn: () => findSuccessors(decision.id, text === chosen?.label ? '' : text),
  })
  const items = chosen === null || data.some((item) => item.id === chosen.id) ? data : [chosen, ...data]
  return (
    <ActionDialog action={action} title={t.handOverTitle} save={t.handOver} onClose={onClose}>
      <p>{t.handOverText}</p>
      {decision.clock === null ? null : (
        <p>{t.handOverDue(longDate(decision.clock.endsOn), clockText(decision.clock.daysLeft))}</p>
      )}
      <Suspense fallback={<p>{sv.loading}</p>}>
        <ComboBox
          id={action.id('ownerId')}
          label={t.handOverTo}
          hint={t.handOverHint}
          required
          error={action.fault('ownerId')}
          items={[...items]}
          value={chosen?.id ?? null}
          onSearch={setTyped}
          busy={isFetching}
          onChange={(id) => action.change({ ownerId: items.find((person) => person.id === id) ?? null })}
        />
      </Suspense>
    </ActionDialog>
  )
}
