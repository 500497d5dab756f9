import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Me } from '@/api/me'
import { EditForm } from '@/forms/EditForm'
import { Pair } from '@/forms/Pair'
import { useEditing } from '@/forms/useEditing'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Card } from '@/ui/card/Card'
import { DateField } from '@/ui/date-field/DateField'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { SelectField } from '@/ui/select-field/SelectField'
import { unitsOnQuery } from '../organisation/queries'
import { BoardChoice } from '../shared/BoardChoice'
import type { Chosen } from '../shared/choices'
import { PersonField } from '../shared/PersonField'
import { UnitField } from '../shared/UnitField'
import { ROLE_CHOICES, ROLES } from '../shared/words.sv'
import { t } from './messages.sv'
import { type Assignment, giveRole, type Role } from './queries'
import {
  asksWhere,
  placeOf,
  ROLE_FIELDS,
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
  const client = useQueryClient()
  const [boardId, setBoardId] = useState(startsAt)
  const editing = useEditing<RoleValues, Assignment>({
    start: startingRole(start),
    validate: validateRole,
    fieldOf: ROLE_FIELDS,
    send: (values, { key }) => giveRole(toAssignment(values, boardId), key),
    onSaved: (saved) => {
      void client.invalidateQueries({ queryKey: ['persons'] })
      void client.invalidateQueries({ queryKey: ['assignments'] })
      toast(t.given(saved.roleName, saved.personName))
      onDone(saved.personId)
    },
  })
  return (
    <>
      <PageHeader back={<Back start={start} boardId={boardId} />} title={t.roleTitle} lead={t.roleLead} />
      <EditForm
        editing={editing}
        save={t.give}
        cancel={
          <ActionLink to="/administration/personer" search={{ namnd: boardId }} kind="quiet">
            {sv.cancel}
          </ActionLink>
        }
      >
        <RoleFields editing={editing} boards={boards} boardId={boardId} onBoard={setBoardId} />
      </EditForm>
    </>
  )
}

interface FieldsProps {
  editing: Pick<ReturnType<typeof useEditing<RoleValues, Assignment>>, 'values' | 'change' | 'fault' | 'id'>
  boards: Me['boards']
  boardId: string
  onBoard: (boardId: string) => void
}

function RoleFields({ editing: { values, change, fault, id }, boards, boardId, onBoard }: FieldsProps) {
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
        <PersonField
          id={id('person')}
          label={t.person}
          required
          error={fault('person')}
          boardId={boardId}
          value={values.person}
          onChange={(person) => change({ person })}
        />
        <SelectField
          id={id('role')}
          label={t.role}
          required
          hint={role === '' ? undefined : ROLES[role].what}
          error={fault('role')}
          choices={ROLE_CHOICES}
          value={role}
          onChange={(event) => change({ role: event.target.value as Role | '' })}
        />
        {asksWhere(role) ? (
          <RadioGroup
            name="where"
            label={t.where}
            choices={WHERES}
            value={values.where}
            input={{ onChange: (event) => change({ where: event.target.value as 'unit' | 'board' }) }}
          />
        ) : null}
        {role !== '' && placeOf(values) === 'unit' ? (
          <UnitField
            key={`${boardId}-${units.length}`}
            id={id('unit')}
            label={t.unit}
            hint={t.unitHint}
            required
            error={fault('unit')}
            units={units}
            value={values.unit}
            onChange={(unit) => change({ unit })}
          />
        ) : null}
      </Card>
      <Card>
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
            required={role === 'auditor'}
            hint={role === 'auditor' ? t.auditorHint : t.lastHint}
            error={fault('to')}
            value={values.to}
            onChange={(to) => change({ to })}
          />
        </Pair>
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
