import { linkOptions } from '@tanstack/react-router'
import { EditForm } from '@/forms/EditForm'
import { useAction } from '@/forms/useAction'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { type Decision, decisionQuery, register } from '../queries'
import { DecisionFields, type Units } from './DecisionFields'
import { ExtentFields } from './ExtentFields'
import { t } from './messages.sv'
import { PersonFields } from './PersonFields'
import { EMPTY, FIELD_OF, type RegisterValues, toDecision, validateRegister } from './register-form'

interface Props {
  units: Units
  /** The board whose code list is shown until a unit is chosen. */
  homeBoardId: string
  onDone: (decisionId: string) => void
}

/** One decision that somebody keys in from the paper, in the order that it is read. */
export function RegisterPage({ units, homeBoardId, onDone }: Props) {
  const action = useAction<RegisterValues, Decision>({
    kind: 'decision',
    start: EMPTY,
    validate: validateRegister,
    fieldOf: FIELD_OF,
    send: (values, how) => register(toDecision(values), how),
    query: ({ id }) => decisionQuery(id),
    says: (saved) => t.saved(saved.reference),
    onSaved: (saved) => onDone(saved.id),
  })
  const back = linkOptions({ to: '/ej-verkstallda' })
  return (
    <>
      <PageHeader back={<BackLink {...back}>{t.back}</BackLink>} title={t.title} lead={t.lead} />
      <EditForm action={action} save={t.save} cancel={back}>
        <DecisionFields fields={action} units={units} homeBoardId={homeBoardId} />
        <ExtentFields fields={action} />
        <PersonFields fields={action} />
        <p className="muted">{t.later}</p>
      </EditForm>
    </>
  )
}
