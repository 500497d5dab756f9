import { linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { EditForm } from '@/forms/EditForm'
import { useAction } from '@/forms/useAction'
import { Card } from '@/ui/card/Card'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from './messages.sv'
import { PersonFields } from './PersonFields'
import { EMPTY_PERSON, FIELD_OF, type PersonValues, toNewPerson, validatePerson } from './person-form'
import { createPerson, type Person, personQuery } from './queries'

interface Props {
  boardId: string
  board: ReactNode
  /** To give the new person a first role. */
  onDone: (person: Person) => void
}

export function PersonNewPage({ boardId, board, onDone }: Props) {
  const action = useAction<PersonValues, Person>({
    kind: 'person',
    start: EMPTY_PERSON,
    validate: validatePerson,
    fieldOf: FIELD_OF,
    send: (values, how) => createPerson(toNewPerson(values, boardId), how),
    query: ({ id }) => personQuery(id),
    says: (saved) => t.created(saved.name),
    onSaved: onDone,
  })
  const back = linkOptions({ to: '/administration/personer', search: { namnd: boardId } })
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{t.title}</BackLink>}
        title={t.newTitle}
        lead={t.newLead}
        meta={board}
      />
      <EditForm action={action} save={t.create} cancel={back}>
        <Card>
          <PersonFields fields={action} isNew />
        </Card>
      </EditForm>
    </>
  )
}
