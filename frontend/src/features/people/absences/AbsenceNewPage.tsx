import { linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Chosen } from '@/domain/choices'
import { PersonField } from '@/domain/PersonField'
import { EditForm } from '@/forms/EditForm'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { DateField } from '@/ui/date-field/DateField'
import { Columns } from '@/ui/layout/Layout'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { type AbsenceValues, FIELD_OF, type Limits, toAbsence, validateAbsence } from './absence-form'
import { t } from './messages.sv'
import { type Absence, reportAbsence } from './queries'

interface Props {
  boardId: string
  /** Who is away, filled in from where one came; most often oneself. */
  person: Chosen | null
  limits: Limits
  board: ReactNode
  onDone: () => void
}

export function AbsenceNewPage({ boardId, person, limits, board, onDone }: Props) {
  const action = useAction<AbsenceValues, Absence>({
    kind: 'absence',
    start: { person, deputy: null, from: '', to: '' },
    validate: (values) => validateAbsence(values, limits),
    fieldOf: FIELD_OF,
    send: (values, how) => reportAbsence(toAbsence(values, boardId), how),
    says: (saved) => t.saved(saved.personName),
    onSaved: onDone,
  })
  const { field } = bind(action)
  const back = linkOptions({ to: '/administration/franvaro', search: { namnd: boardId } })
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{t.title}</BackLink>}
        title={t.newTitle}
        lead={t.newLead(limits.days)}
        meta={board}
      />
      <EditForm action={action} save={t.save} cancel={back}>
        <Card>
          <PersonField
            {...field('person')}
            label={t.person}
            hint={t.personHint}
            required
            boardId={boardId}
            canBeAway
          />
          <PersonField
            {...field('deputy')}
            label={t.deputy}
            hint={t.deputyHint}
            required
            boardId={boardId}
            except={action.values.person?.id}
          />
          <Columns even>
            <DateField {...field('from')} label={t.first} required />
            <DateField {...field('to')} label={t.last} min={civilDate()} required />
          </Columns>
          <p>{t.notLent}</p>
        </Card>
      </EditForm>
    </>
  )
}
