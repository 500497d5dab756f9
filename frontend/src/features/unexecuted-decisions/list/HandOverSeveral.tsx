import { useQueryClient } from '@tanstack/react-query'
import { may } from '@/api/resource'
import type { Chosen } from '@/domain/choices'
import { DECISION_STATUS } from '@/domain/decisions.sv'
import { FoundField } from '@/domain/FoundField'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { Fits, VerdictsDialog } from '@/forms/SeveralDialog'
import { overtaken, type Verdict, type WayBack } from '@/forms/several'
import { useAction } from '@/forms/useAction'
import { useSeveral } from '@/forms/useSeveral'
import { several } from '@/messages/several.sv'
import { type Decision, decisionQuery, findSuccessors, handOver, type Summary } from '../queries'
import { t } from './messages.sv'

interface Props {
  decisions: readonly Summary[]
  onClose: () => void
  /** When the verdicts have been read. */
  onDone: () => void
}

interface Values {
  owner: Chosen | null
}

/** A hand-over is taken back by handing each decision back to who answered for it. */
const BACK: WayBack<Decision> = (before) => ({
  whyNot: (decision) => (ownerOf(before(decision.id)) === null ? several.nobodyBefore : whyNot(decision)),
  send: ({ id }, _none, how) => handOver(id, { ownerId: ownerOf(before(id)) ?? '' }, how),
  refused: overtaken,
})

/** Several decisions to one colleague. Each is handed over by itself, to somebody who could take that very one over. */
export function HandOverSeveral({ decisions, onClose, onDone }: Props) {
  const client = useQueryClient()
  const step = useSeveral<Decision, Values>(
    'decision',
    {
      things: decisions,
      read: (id) => client.fetchQuery({ ...decisionQuery(id), staleTime: 0 }),
      whyNot,
      send: ({ id }, { owner }, how) => handOver(id, { ownerId: owner?.id ?? '' }, how),
    },
    BACK,
  )
  const { verdicts, phase, run } = step
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
        step={step}
        onAgain={() => void run(action.values)}
        onDone={onDone}
        onClose={onClose}
      />
    )
  const first = verdicts.find(({ outcome }) => outcome !== 'refused')?.id ?? null
  return (
    <ActionDialog action={action} title={title} save={t.handOverSave} onClose={onClose}>
      <p>{t.handOverText}</p>
      <Fits verdicts={verdicts} isLooking={phase === 'looking'} />
      <FoundField
        {...bind(action).field('owner')}
        label={t.handOverTo}
        hint={t.handOverHint}
        required
        among={['decisions', 'successors', first]}
        find={(text) => findSuccessors(first ?? '', text)}
        isReady={phase === 'asking' && first !== null}
      />
    </ActionDialog>
  )
}

function whyNot(decision: Decision): string | null {
  if (may(decision, 'handovers')) return null
  const { status, unitName } = decision
  return status === 'closed' || status === 'mistaken'
    ? several.cannot(DECISION_STATUS[status].label)
    : several.elsewhere(unitName)
}

function ownerOf(decision: Decision | undefined): string | null {
  return decision?.ownerId ?? null
}
