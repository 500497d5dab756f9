import type { components } from '@/api/schema.gen'
import type { Chosen } from '@/domain/choices'
import { periodFaults } from '@/domain/validity'
import type { Faults, Name } from '@/forms/fields'
import { addDays, civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { t } from './messages.sv'

export interface AbsenceValues {
  person: Chosen | null
  deputy: Chosen | null
  from: string
  to: string
}

/** What limits an absence: who is logged in cannot stand in by an own report, and nobody for longer than the board lets. */
export interface Limits {
  oneself: string
  days: number
}

export function validateAbsence(
  { person, deputy, from, to }: AbsenceValues,
  { oneself, days }: Limits,
  today = civilDate(),
): Faults<Name<AbsenceValues>> {
  const [first, last] = [parseDate(from), parseDate(to)]
  const isTooLong = first !== null && last !== null && last > addDays(first, days - 1)
  return {
    ...(person === null ? { person: t.faults.person } : {}),
    ...(deputy === null ? { deputy: t.faults.deputy } : {}),
    ...(deputy?.id === oneself ? { deputy: t.faults.oneself } : {}),
    ...(person !== null && person.id === deputy?.id ? { deputy: t.faults.same } : {}),
    ...(isTooLong ? { to: t.faults.tooLong(days) } : {}),
    ...periodFaults(from, to, { needsEnd: t.faults.last, earliest: today }),
  }
}

/** The command that the API takes. Only for values without faults. */
export function toAbsence(
  { person, deputy, from, to }: AbsenceValues,
  boardId: string,
): components['schemas']['AbsenceCreate'] {
  if (person === null || deputy === null)
    throw new Error('An absence without person or deputy cannot be sent')
  return {
    boardId,
    personId: person.id,
    deputyId: deputy.id,
    absentFrom: parseDate(from) ?? from,
    absentTo: parseDate(to) ?? to,
  }
}

/** Which field a fault from the API belongs to, where their names differ. */
export const FIELD_OF = {
  personId: 'person',
  deputyId: 'deputy',
  absentFrom: 'from',
  absentTo: 'to',
} as const
