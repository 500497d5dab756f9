import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { DECISION_STATUS } from '@/domain/decisions.sv'
import { ActionDialog } from '@/forms/ActionDialog'
import { Fits, VerdictsDialog } from '@/forms/SeveralDialog'
import type { Verdict } from '@/forms/several'
import { useAction } from '@/forms/useAction'
import { useSeveral } from '@/forms/useSeveral'
import { ComboBox, type ComboItem } from '@/ui/combo-box/ComboBox'
import { type Decision, decisionQuery, findSuccessors, handOver, type Summary } from '../queries'
import { t } from './messages.sv'

interface Props {
  decisions: readonly Summary[]
  onClose: () => void
  /** When the verdicts have been read. */
  onDone: () => void
}

interface Values {
  owner: ComboItem | null
}

/** Several decisions to one colleague. Each is handed over by itself, to somebody who could take that very one over. */
export function HandOverSeveral({ decisions, onClose, onDone }: Props) {
  const client = useQueryClient()
  const { verdicts, phase, run } = useSeveral<Decision, Values>('decision', {
    things: decisions,
    read: (id) => client.fetchQuery({ ...decisionQuery(id), staleTime: 0 }),
    rel: 'handovers',
    stateOf: ({ status }) => DECISION_STATUS[status].label,
    send: ({ id }, { owner }, how) => handOver(id, { ownerId: owner?.id ?? '' }, how),
  })
  const action = useAction<Values, readonly Verdict[]>({
    kind: 'decision',
    start: { owner: null },
    validate: ({ owner }) => (owner === null ? { owner: t.handOverFault } : {}),
    send: run,
    says: null,
    onSaved: () => undefined,
  })
  const title = t.handOverTitle(decisions.length)
  if (phase === 'running' || phase === 'done')
    return (
      <VerdictsDialog
        title={title}
        verdicts={verdicts}
        isRunning={phase === 'running'}
        onAgain={() => void run(action.values)}
        onClose={onDone}
      />
    )
  const first = verdicts.find(({ outcome }) => outcome !== 'refused')?.id ?? null
  return (
    <ActionDialog action={action} title={title} save={t.handOverSave} onClose={onClose}>
      <p>{t.handOverText}</p>
      <Fits verdicts={verdicts} isLooking={phase === 'looking'} />
      <Successor
        decisionId={phase === 'asking' ? first : null}
        id={action.id('owner')}
        error={action.fault('owner')}
        chosen={action.values.owner}
        onChange={(owner) => action.change({ owner })}
      />
    </ActionDialog>
  )
}

function Successor({
  decisionId,
  id,
  error,
  chosen,
  onChange,
}: {
  decisionId: string | null
  id: string
  error: string | undefined
  chosen: ComboItem | null
  onChange: (person: ComboItem | null) => void
}) {
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const sought = text === chosen?.label ? '' : text
  const { data = [], isFetching } = useQuery({
    queryKey: ['decisions', 'successors', decisionId, sought],
    placeholderData: keepPreviousData,
    enabled: decisionId !== null,
    queryFn: () => findSuccessors(decisionId ?? '', sought),
  })
  const items = chosen === null || data.some((item) => item.id === chosen.id) ? data : [chosen, ...data]
  return (
    <ComboBox
      id={id}
      label={t.handOverTo}
      hint={t.handOverHint}
      required
      error={error}
      items={[...items]}
      value={chosen?.id ?? null}
      onSearch={setTyped}
      busy={isFetching}
      onChange={(person) => onChange(items.find((item) => item.id === person) ?? null)}
    />
  )
}
