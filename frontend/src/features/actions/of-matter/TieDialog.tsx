import { actionQuery } from '@/api/lookups'
import type { Chosen } from '@/domain/choices'
import { FoundField } from '@/domain/FoundField'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { t } from '../messages.sv'
import { type Action, addSource, findStanding } from '../queries'

interface Props {
  matterId: string
  boardId: string
  /** The actions that are about the matter already. */
  tied: readonly string[]
  onClose: () => void
}

/** An action that stands comes to be about one more matter. */
export function TieDialog({ matterId, boardId, tied, onClose }: Props) {
  const action = useAction<{ other: Chosen | null }, Action>({
    kind: 'action',
    start: { other: null },
    validate: ({ other }) => (other === null ? { other: t.tieFault } : {}),
    fieldOf: { matterId: 'other' },
    send: ({ other }, how) => addSource(other?.id ?? '', matterId, how),
    query: ({ id }) => actionQuery(id),
    says: ({ reference }) => t.tied(reference),
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.tie} save={t.tieSave} onClose={onClose}>
      <p>{t.tieText}</p>
      <FoundField
        {...bind(action).field('other')}
        label={t.which}
        hint={t.whichHint}
        required
        among={['actions', 'standing', boardId]}
        find={async (text) => (await findStanding(boardId, text)).filter(({ id }) => !tied.includes(id))}
      />
    </ActionDialog>
  )
}
