import { linkOptions } from '@tanstack/react-router'
import { actionQuery, type UnitSummary } from '@/api/lookups'
import type { Me } from '@/api/me'
import type { Chosen } from '@/domain/choices'
import { MATTER_PAGE, type MatterKind } from '@/domain/matters'
import { EditForm } from '@/forms/EditForm'
import { useAction } from '@/forms/useAction'
import { Stack } from '@/ui/layout/Layout'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { type Action, propose } from '../queries'
import { t } from './messages.sv'
import { ProposalFields } from './ProposalFields'
import { emptyProposal, type ProposalValues, toProposal, validateProposal } from './propose-form'

/** What an action is proposed about. */
export interface Source {
  kind: MatterKind
  id: string
  reference: string
  title: string
  isEnded: boolean
}

interface Props {
  /** Null for what belongs to no matter. */
  source: Source | null
  units: readonly UnitSummary[]
  home: Chosen | null
  me: Me
  onDone: (action: Action) => void
}

/** Something new to do, about a matter or about a unit. */
export function ProposePage({ source, units, home, me, onDone }: Props) {
  const action = useAction<ProposalValues, Action>({
    kind: 'action',
    start: emptyProposal(home),
    validate: validateProposal,
    fieldOf: {
      unitId: 'unit',
      doerId: 'doer',
      'outside.kind': 'outsideKind',
      'outside.name': 'outsideName',
    },
    send: (values, how) =>
      propose(
        {
          ...toProposal(values),
          unitId: values.unit?.id ?? '',
          sources: source === null ? [] : [source.id],
        },
        how,
      ),
    query: ({ id }) => actionQuery(id),
    says: ({ reference }) => t.saved(reference),
    onSaved: onDone,
  })
  const board = units.find(({ id }) => id === action.values.unit?.id)?.boardId ?? null
  const back =
    source === null
      ? linkOptions({ to: '/atgarder' })
      : linkOptions({ to: MATTER_PAGE[source.kind], params: { id: source.id } })
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{source === null ? t.back : t.backTo(source.reference)}</BackLink>}
        title={t.title}
        lead={source?.isEnded ? t.leadEnded : t.lead}
        {...(source === null ? {} : { meta: <span>{t.about(source.reference, source.title)}</span> })}
      />
      <Stack width="form">
        <EditForm action={action} save={t.save} cancel={back}>
          <ProposalFields fields={action} units={units} me={me} boardId={board} />
        </EditForm>
      </Stack>
    </>
  )
}
