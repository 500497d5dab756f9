import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { EditForm } from '@/forms/EditForm'
import { Pair } from '@/forms/Pair'
import { useEditing } from '@/forms/useEditing'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Card } from '@/ui/card/Card'
import { DateField } from '@/ui/date-field/DateField'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import type { Chosen } from '../shared/choices'
import { PersonField } from '../shared/PersonField'
import { ABSENCE_FIELDS, type AbsenceValues, toAbsence, validateAbsence } from './absence-form'
import { t } from './messages.sv'
import { type Absence, reportAbsence } from './queries'

interface Props {
  boardId: string
  /** Who is away, filled in from where one came; most often oneself. */
  person: Chosen | null
  board: ReactNode
  onDone: () => void
}

export function AbsenceNewPage({ boardId, person, board, onDone }: Props) {
  const client = useQueryClient()
  const editing = useEditing<AbsenceValues, Absence>({
    start: { person, deputy: null, from: '', to: '' },
    validate: validateAbsence,
    fieldOf: ABSENCE_FIELDS,
    send: (values, { key }) => reportAbsence(toAbsence(values, boardId), key),
    onSaved: (saved) => {
      void client.invalidateQueries({ queryKey: ['absences'] })
      toast(t.saved(saved.personName))
      onDone()
    },
  })
  const { values, change, fault, id } = editing
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/administration/franvaro" search={{ namnd: boardId }}>
            {t.title}
          </BackLink>
        }
        title={t.newTitle}
        lead={t.newLead}
        meta={board}
      />
      <EditForm
        editing={editing}
        save={t.save}
        cancel={
          <ActionLink to="/administration/franvaro" search={{ namnd: boardId }} kind="quiet">
            {sv.cancel}
          </ActionLink>
        }
      >
        <Card>
          <PersonField
            id={id('person')}
            label={t.person}
            hint={t.personHint}
            required
            error={fault('person')}
            boardId={boardId}
            value={values.person}
            onChange={(who) => change({ person: who })}
          />
          <PersonField
            id={id('deputy')}
            label={t.deputy}
            hint={t.deputyHint}
            required
            error={fault('deputy')}
            boardId={boardId}
            except={values.person?.id}
            value={values.deputy}
            onChange={(deputy) => change({ deputy })}
          />
          <Pair>
            <DateField
              id={id('from')}
              label={t.first}
              required
              error={fault('from')}
              value={values.from}
              onChange={(from) => change({ from })}
            />
            <DateField
              id={id('to')}
              label={t.last}
              required
              error={fault('to')}
              value={values.to}
              onChange={(to) => change({ to })}
            />
          </Pair>
        </Card>
      </EditForm>
    </>
  )
}
