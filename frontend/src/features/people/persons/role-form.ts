import type { components } from '@/api/schema.gen'
import type { Chosen } from '@/domain/choices'
import { ROLES } from '@/domain/organisation.sv'
import { lastDay, periodFaults } from '@/domain/validity'
import type { Faults, Name } from '@/forms/fields'
import { civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { t } from './messages.sv'
import type { Role } from './queries'

export interface RoleValues {
  person: Chosen | null
  role: Role | ''
  where: 'unit' | 'board'
  unit: Chosen | null
  from: string
  to: string
}

export function startingRole(
  part: { person: Chosen | null; role: Role | undefined; unit: Chosen | null },
  today = civilDate(),
): RoleValues {
  const { person, role, unit } = part
  return { person, role: role ?? '', where: unit === null ? 'board' : 'unit', unit, from: today, to: '' }
}

/** Where a role is given: some only at a unit, most to the whole board, a few as one chooses. */
export function placeOf({ role, where }: Pick<RoleValues, 'role' | 'where'>): 'unit' | 'board' {
  const { held } = role === '' ? { held: 'either' } : ROLES[role]
  return held === 'unit' || held === 'board' ? held : where
}

export function asksWhere(role: Role | ''): boolean {
  return role !== '' && ROLES[role].held === 'either'
}

export function validateRole(values: RoleValues, today = civilDate()): Faults<Name<RoleValues>> {
  const { person, role, unit, from, to } = values
  return {
    ...(person === null ? { person: t.faults.person } : {}),
    ...(role === '' ? { role: t.faults.role } : {}),
    ...(role !== '' && placeOf(values) === 'unit' && unit === null ? { unit: t.faults.unit } : {}),
    ...periodFaults(from, to, {
      needsEnd: role === 'auditor' ? t.faults.auditorEnd : null,
      earliest: today,
    }),
  }
}

/** The command that the API takes. Only for values without faults. */
export function toAssignment(values: RoleValues, boardId: string): components['schemas']['AssignmentCreate'] {
  const { person, role, unit, from, to } = values
  if (person === null || role === '') throw new Error('A role without person or role cannot be given')
  return {
    boardId,
    personId: person.id,
    role,
    unitId: placeOf(values) === 'unit' ? (unit?.id ?? null) : null,
    validFrom: parseDate(from) ?? from,
    validTo: lastDay(to),
  }
}

/** Which field a fault from the API belongs to, where their names differ. */
export const FIELD_OF = {
  personId: 'person',
  unitId: 'unit',
  validFrom: 'from',
  validTo: 'to',
} as const
