import { linkOptions } from '@tanstack/react-router'
import { actionQuery } from '@/api/lookups'
import type { Me } from '@/api/me'
import { may } from '@/api/resource'
import { EditForm } from '@/forms/EditForm'
import { useAction } from '@/forms/useAction'
import { Stack } from '@/ui/layout/Layout'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { type Action, change } from '../queries'
import { t } from './messages.sv'
import { ProposalFields } from './ProposalFields'
import { differences, type ProposalValues, toProposal, validateProposal, valuesOf } from './propose-form'

interface Props {
  action: Action
  me: Me
  onDone: () => void
}

/** A proposal as it is to be, for as long as nobody has decided. */
export function ChangePage({ action: seen, me, onDone }: Props) {
  const action = useAction<ProposalValues, Action>({
    kind: 'action',
    start: valuesOf(seen),
    validate: validateProposal,
    fieldOf: { doerId: 'doer', 'outside.kind': 'outsideKind', 'outside.name': 'outsideName' },
    seen,
    query: ({ id }) => actionQuery(id),
    mayStill: (saved) => may(saved, 'replace'),
    differences,
    send: (values, how) => change(seen.id, toProposal(values), how),
    says: () => t.changed,
    onSaved: onDone,
  })
  const back = linkOptions({ to: '/atgarder/$id', params: { id: seen.id } })
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{t.backTo(seen.reference)}</BackLink>}
        title={t.changeTitle(seen.reference)}
        lead={t.changeLead}
      />
      <Stack width="form">
        <EditForm action={action} save={t.changeSave} cancel={back}>
          <ProposalFields fields={action} me={me} boardId={seen.boardId} />
        </EditForm>
      </Stack>
    </>
  )
}
