import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { unitsOnQuery } from '@/api/lookups'
import type { Me } from '@/api/me'
import { BoardChoice } from '@/domain/BoardChoice'
import type { Chosen } from '@/domain/choices'
import { ROLE_CHOICES, ROLES } from '@/domain/organisation.sv'
import { PersonField } from '@/domain/PersonField'
import { UnitField } from '@/domain/UnitField'
import { EditForm } from '@/forms/EditForm'
import { bind, type Fields } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { DateField } from '@/ui/date-field/DateField'
import { Columns } from '@/ui/layout/Layout'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { SelectField } from '@/ui/select-field/SelectField'
import { t } from './messages.sv'
import { type Assignment, giveRole, type Role } from './queries'
import {
  asksWhere,
  FIELD_OF,
  placeOf,
  type RoleValues,
  startingRole,
  toAssignment,
  validateRole,
} from './role-form'

const WHERES = (['unit', 'board'] as const).map((value) => ({ value, label: t.wheres[value] }))

interface Props {
  boards: Me['boards']
  /** The board that the role is first thought to be at. */
  startsAt: string
  start: { person: Chosen | null; role: Role | undefined; unit: Chosen | null }
  /** To the person who got the role. */
  onDone: (personId: string) => void
}

/** A role for somebody: which, where and for how long. */
export function RoleNewPage({ boards, startsAt, start, onDone }: Props) {
  const [boardId, setBoardId] = useState(startsAt)
  const action = useAction<RoleValues, Assignment>({
    kind: 'role',
    start: startingRole(start),
    validate: (values) => validateRole(values),
    fieldOf: FIELD_OF,
    send: (values, how) => giveRole(toAssignment(values, boardId), how),
    says: (saved) => t.given(saved.roleName, saved.personName),
    onSaved: (saved) => onDone(saved.personId),
  })
  return (
    <>
      <PageHeader back={<Back start={start} boardId={boardId} />} title={t.roleTitle} lead={t.roleLead} />
      <EditForm
        action={action}
        save={t.give}
        cancel={{ to: '/administration/personer', search: { namnd: boardId } }}
      >
        <RoleFields fields={action} boards={boards} boardId={boardId} onBoard={setBoardId} />
      </EditForm>
    </>
  )
}

interface FieldsProps {
  fields: Fields<RoleValues>
  boards: Me['boards']
  boardId: string
  onBoard: (boardId: string) => void
}

function RoleFields({ fields, boards, boardId, onBoard }: FieldsProps) {
  const { values, change } = fields
  const { text, radio, field } = bind(fields)
  const { role } = values
  const { data: units = [] } = useQuery(unitsOnQuery(boardId))
  return (
    <>
      <Card>
        <BoardChoice
          boards={boards}
          boardId={boardId}
          onChange={(chosen) => {
            change({ unit: null })
            onBoard(chosen)
          }}
        />
        <PersonField {...field('person')} label={t.person} required boardId={boardId} />
        <SelectField
          {...text('role')}
          label={t.role}
          required
          hint={role === '' ? undefined : ROLES[role].what}
          choices={ROLE_CHOICES}
          value={role}
        />
        {asksWhere(role) ? <RadioGroup {...radio('where')} label={t.where} choices={WHERES} /> : null}
        {role !== '' && placeOf(values) === 'unit' ? (
          <UnitField
            key={`${boardId}-${units.length}`}
            {...field('unit')}
            label={t.unit}
            hint={t.unitHint}
            required
            units={units}
          />
        ) : null}
      </Card>
      <Card>
        <Columns even>
          <DateField {...field('from')} label={t.first} required />
          <DateField
            {...field('to')}
            label={t.last}
            min={civilDate()}
            required={role === 'auditor'}
            hint={role === 'auditor' ? t.auditorHint : t.lastHint}
          />
        </Columns>
      </Card>
    </>
  )
}

/** Back to where the role was asked for: a person, a unit, or the list. */
function Back({ start: { person, unit }, boardId }: Pick<Props, 'start'> & { boardId: string }) {
  if (person !== null && unit === null)
    return (
      <BackLink to="/administration/personer/$id" params={{ id: person.id }}>
        {person.label}
      </BackLink>
    )
  if (unit !== null)
    return (
      <BackLink to="/administration/organisation/$id" params={{ id: unit.id }}>
        {unit.label}
      </BackLink>
    )
  return (
    <BackLink to="/administration/personer" search={{ namnd: boardId }}>
      {t.title}
    </BackLink>
  )
}
