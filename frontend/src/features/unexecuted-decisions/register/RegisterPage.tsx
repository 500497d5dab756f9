import { useQueryClient } from '@tanstack/react-query'
import { EditForm } from '@/forms/EditForm'
import { useEditing } from '@/forms/useEditing'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { type Decision, decisionQuery, register } from '../queries'
import { DecisionFields, type Units } from './DecisionFields'
import { ExtentFields } from './ExtentFields'
import { t } from './messages.sv'
import { PersonFields } from './PersonFields'
import { EMPTY, REGISTER_FIELDS, type RegisterValues, toDecision, validateRegister } from './register-form'

export type Editing = Pick<
  ReturnType<typeof useEditing<RegisterValues, Decision>>,
  'values' | 'change' | 'fault' | 'id'
>

interface Props {
  units: Units
  /** The board whose code list is shown until a unit is chosen. */
  homeBoardId: string
  onDone: (decisionId: string) => void
}

/** One decision that somebody keys in from the paper, in the order that it is read. */
export function RegisterPage({ units, homeBoardId, onDone }: Props) {
  const client = useQueryClient()
  const editing = useEditing<RegisterValues, Decision>({
    start: EMPTY,
    validate: validateRegister,
    fieldOf: REGISTER_FIELDS,
    send: (values, { key }) => register(toDecision(values), key),
    onSaved: (saved) => {
      client.setQueryData(decisionQuery(saved.id).queryKey, saved)
      void client.invalidateQueries({ queryKey: ['decisions', 'list'] })
      void client.invalidateQueries({ queryKey: ['work-items'] })
      toast(t.saved(saved.reference))
      onDone(saved.id)
    },
  })
  return (
    <>
      <PageHeader back={<BackLink to="/ej-verkstallda">{t.back}</BackLink>} title={t.title} lead={t.lead} />
      <EditForm
        editing={editing}
        save={t.save}
        cancel={
          <ActionLink to="/ej-verkstallda" kind="quiet">
            {sv.cancel}
          </ActionLink>
        }
      >
        <DecisionFields editing={editing} units={units} homeBoardId={homeBoardId} />
        <ExtentFields editing={editing} />
        <PersonFields editing={editing} />
        <p className="muted">{t.later}</p>
      </EditForm>
    </>
  )
}
