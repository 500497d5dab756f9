import { deviationQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { ConflictOf } from '@/forms/ConflictOf'
import { useAction } from '@/forms/useAction'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { Refusal } from '@/ui/refusal/Refusal'
import { type Deviation, undo } from '../queries'
import { standing } from './changes'
import { t } from './messages.sv'

const KINDS = ['concluded', 'considered', 'tried', 'rerouted'] as const

interface Props {
  /** As it was when the step could be undone. */
  deviation: Deviation
  /** Whether it still can. If not, somebody may have acted meanwhile, which is then told. */
  isOffered: boolean
}

/** The way back from a step that one has just taken, for as long as the server lets one take it back. */
export function Undo({ deviation, isOffered }: Props) {
  const words = t.undo[undone(deviation)]
  const action = useAction<object, Deviation>({
    kind: 'deviation',
    start: {},
    seen: deviation,
    query: ({ id }) => deviationQuery(id),
    differences: (_none, saved) => standing(saved),
    mayStill: (saved) => may(saved, 'undoings'),
    send: (_none, how) => undo(deviation.id, how),
    says: (saved) => words.done(saved.unitName),
    onSaved: () => undefined,
  })
  const isTooLate = action.error?.status === 412 || action.error?.status === 404
  if (!isOffered) return <ConflictOf {...action} />
  return (
    <Alert
      title={words.title(deviation.unitName)}
      actions={
        <Button pending={action.isPending} pendingText={t.undo.undoing} onClick={() => action.submit()}>
          {t.undo.undo}
        </Button>
      }
    >
      <p>{t.undo.text}</p>
      {isTooLate ? <p>{t.undo.late}</p> : <Refusal error={action.error} />}
      <ConflictOf {...action} />
    </Alert>
  )
}

/** Which of one's own steps it is that can be taken back. */
function undone({ status, timeline }: Deviation): (typeof KINDS)[number] | 'dismissed' | 'routed' {
  if (status === 'dismissed') return 'dismissed'
  const last = timeline.at(-1)
  if (last?.data['routed'] !== undefined) return 'routed'
  return KINDS.find((kind) => kind === last?.kind) ?? 'rerouted'
}
