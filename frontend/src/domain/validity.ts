import { civilDate, longDate, shortDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { t } from './organisation.sv'

/** A stretch of days, both ends included; without end it goes on. */
export interface Validity {
  validFrom: string
  validTo?: string | null
}

export type ValidityState = 'coming' | 'current' | 'ended'

export function stateOn({ validFrom, validTo }: Validity, day = civilDate()): ValidityState {
  if (validFrom > day) return 'coming'
  return validTo != null && validTo < day ? 'ended' : 'current'
}

/** The day to look at something by: today while it is valid, else the last or first day that it was or will be. */
export function dayWithin(validity: Validity, today = civilDate()): string {
  const state = stateOn(validity, today)
  if (state === 'coming') return validity.validFrom
  return state === 'ended' ? (validity.validTo ?? today) : today
}

/** `1 mars 2025 – tills vidare`, `1 januari 2021 – 28 februari 2025`. */
export function validityText({ validFrom, validTo }: Validity): string {
  return `${longDate(validFrom)} – ${validTo == null ? t.untilFurther.toLowerCase() : longDate(validTo)}`
}

/** The same on little room: `1 mar 2025 – tills vidare`. */
export function shortValidity({ validFrom, validTo }: Validity): string {
  const withYear = (day: string) => shortDate(day, '')
  return `${withYear(validFrom)} – ${validTo == null ? t.untilFurther.toLowerCase() : withYear(validTo)}`
}

/** What is wrong with a pair of dates as typed; the last day may be left out unless it is asked for, and is no earlier than said. */
export function periodFaults(
  from: string,
  to: string,
  { needsEnd = null, earliest }: { needsEnd?: string | null; earliest?: string } = {},
): { from?: string; to?: string } {
  const first = parseDate(from)
  const last = parseDate(to)
  return {
    ...(first === null ? { from: t.badDate } : {}),
    ...endFault(to, last, first, needsEnd),
    ...(earliest !== undefined && last !== null && last < earliest ? { to: t.endHasBeen } : {}),
  }
}

function endFault(typed: string, last: string | null, first: string | null, needsEnd: string | null) {
  if (typed.trim() === '') return needsEnd === null ? {} : { to: needsEnd }
  if (last === null) return { to: t.badDate }
  return first !== null && last < first ? { to: t.endBeforeStart } : {}
}

/** A typed last day as the API takes it. Only for what has no faults. */
export function lastDay(typed: string): string | null {
  return typed.trim() === '' ? null : parseDate(typed)
}
