import { useQueryClient } from '@tanstack/react-query'
import { EditForm } from '@/forms/EditForm'
import { useEditing } from '@/forms/useEditing'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Card } from '@/ui/card/Card'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from './messages.sv'
import { PersonFields } from './PersonFields'
import {
  PERSON_FIELDS,
  type PersonValues,
  personDifferences,
  toPerson,
  validatePerson,
  valuesOf,
} from './person-form'
import { type Person, personQuery, replacePerson } from './queries'

export function PersonEditPage({ person, onDone }: { person: Person; onDone: () => void }) {
  const client = useQueryClient()
  const query = personQuery(person.id)
  const editing = useEditing<PersonValues, Person>({
    start: valuesOf(person),
    validate: validatePerson,
    fieldOf: PERSON_FIELDS,
    seen: person,
    latest: () => client.fetchQuery({ ...query, staleTime: 0 }),
    send: (values, { version }) => replacePerson(person.id, toPerson(values), version),
    onSaved: (saved, isMine) => {
      client.setQueryData(query.queryKey, saved)
      void client.invalidateQueries({ queryKey: ['persons'] })
      void client.invalidateQueries({ queryKey: ['units'] })
      if (isMine) toast(t.saved(saved.name))
      onDone()
    },
  })
  const { values, change, fault, id } = editing
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/administration/personer/$id" params={{ id: person.id }}>
            {person.name}
          </BackLink>
        }
        title={t.editTitle(person.name)}
        tabTitle={t.edit}
      />
      <EditForm
        editing={editing}
        differences={(saved) => personDifferences(values, saved)}
        cancel={
          <ActionLink to="/administration/personer/$id" params={{ id: person.id }} kind="quiet">
            {sv.cancel}
          </ActionLink>
        }
      >
        <Card>
          <PersonFields values={values} change={change} fault={fault} id={id} isNew={false} />
        </Card>
      </EditForm>
    </>
  )
}
