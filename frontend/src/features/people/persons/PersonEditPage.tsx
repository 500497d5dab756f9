import { linkOptions } from '@tanstack/react-router'
import { may } from '@/api/resource'
import { EditForm } from '@/forms/EditForm'
import { useAction } from '@/forms/useAction'
import { Card } from '@/ui/card/Card'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from './messages.sv'
import { PersonFields } from './PersonFields'
import {
  FIELD_OF,
  type PersonValues,
  personDifferences,
  toPerson,
  validatePerson,
  valuesOf,
} from './person-form'
import { type Person, personQuery, replacePerson } from './queries'

export function PersonEditPage({ person, onDone }: { person: Person; onDone: () => void }) {
  const action = useAction<PersonValues, Person>({
    kind: 'person',
    start: valuesOf(person),
    validate: validatePerson,
    fieldOf: FIELD_OF,
    seen: person,
    mayStill: (saved) => may(saved, 'replace'),
    query: ({ id }) => personQuery(id),
    differences: personDifferences,
    send: (values, how) => replacePerson(person.id, toPerson(values), how),
    says: (saved) => t.saved(saved.name),
    onSaved: onDone,
  })
  const back = linkOptions({ to: '/administration/personer/$id', params: { id: person.id } })
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{person.name}</BackLink>}
        title={t.editTitle(person.name)}
        tabTitle={t.edit}
      />
      <EditForm action={action} cancel={back}>
        <Card>
          <PersonFields fields={action} isNew={false} />
        </Card>
      </EditForm>
    </>
  )
}
