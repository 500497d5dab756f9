import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { EditForm } from '@/forms/EditForm'
import { useEditing } from '@/forms/useEditing'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Card } from '@/ui/card/Card'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from './messages.sv'
import { PersonFields } from './PersonFields'
import { EMPTY_PERSON, PERSON_FIELDS, type PersonValues, toNewPerson, validatePerson } from './person-form'
import { createPerson, type Person, personQuery } from './queries'

interface Props {
  boardId: string
  board: ReactNode
  /** To give the new person a first role. */
  onDone: (person: Person) => void
}

export function PersonNewPage({ boardId, board, onDone }: Props) {
  const client = useQueryClient()
  const editing = useEditing<PersonValues, Person>({
    start: EMPTY_PERSON,
    validate: validatePerson,
    fieldOf: PERSON_FIELDS,
    send: (values, { key }) => createPerson(toNewPerson(values, boardId), key),
    onSaved: (saved) => {
      client.setQueryData(personQuery(saved.id).queryKey, saved)
      void client.invalidateQueries({ queryKey: ['persons'] })
      toast(t.created(saved.name))
      onDone(saved)
    },
  })
  const { values, change, fault, id } = editing
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/administration/personer" search={{ namnd: boardId }}>
            {t.title}
          </BackLink>
        }
        title={t.newTitle}
        lead={t.newLead}
        meta={board}
      />
      <EditForm
        editing={editing}
        save={t.create}
        cancel={
          <ActionLink to="/administration/personer" search={{ namnd: boardId }} kind="quiet">
            {sv.cancel}
          </ActionLink>
        }
      >
        <Card>
          <PersonFields values={values} change={change} fault={fault} id={id} isNew />
        </Card>
      </EditForm>
    </>
  )
}
