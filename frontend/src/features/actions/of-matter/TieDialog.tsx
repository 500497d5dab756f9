import { api, unwrap } from '@/api/client'
import { actionStatusLabels } from '@/api/codes.gen'
import { actionQuery } from '@/api/lookups'
import type { Once } from '@/api/resource'
import type { Chosen } from '@/domain/choices'
import { FoundField } from '@/domain/FoundField'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { t as shared } from '../messages.sv'
import { type Action, type ActionsOfMatter, find } from '../queries'
import { t } from './messages.sv'

interface Props {
  /** What is done about the matter already. */
  of: ActionsOfMatter
  boardId: string
  onClose: () => void
}

/** An action that stands comes to be about one more matter. */
export function TieDialog({ of: { matterId, actions }, boardId, onClose }: Props) {
  const isTied = (id: string) => actions.some((action) => action.id === id)
  const action = useAction<{ other: Chosen | null }, Action>({
    kind: 'action',
    start: { other: null },
    validate: ({ other }) => (other === null ? { other: t.fault } : {}),
    fieldOf: { matterId: 'other' },
    send: ({ other }, how) => tie(other?.id ?? '', matterId, how),
    query: ({ id }) => actionQuery(id),
    says: ({ reference }) => t.tied(reference),
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={shared.tie} save={t.save} onClose={onClose}>
      <p>{t.text}</p>
      <FoundField
        {...bind(action).field('other')}
        label={t.which}
        hint={t.whichHint}
        required
        among={['actions', 'standing', boardId]}
        find={async (text) => (await standing(boardId, text)).filter(({ id }) => !isTied(id))}
      />
    </ActionDialog>
  )
}

const STANDING = ['proposed', 'decided', 'under-way', 'done'] as const

/** The first actions of a board that are not at an end: those with a number or of some words, else what is nearest. */
async function standing(boardId: string, text: string) {
  const { items } = await find({ boardId, status: [...STANDING] }, { page: 1, text })
  return items.map(({ id, reference, title, unitName, status }) => ({
    id,
    name: `${reference} ${title}`,
    title: `${unitName} · ${actionStatusLabels[status]}`,
  }))
}

function tie(id: string, matterId: string, { key }: Once): Promise<Action> {
  const params = { path: { actionId: id }, header: { 'Idempotency-Key': key } }
  return unwrap(api.POST('/actions/{actionId}/sources', { body: { matterId }, params }))
}
