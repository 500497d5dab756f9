import type { Faults, Name } from '@/forms/fields'
import { civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { t } from './messages.sv'
import type { Cooperation, CooperationCommand } from './queries'

export interface CooperationValues {
  direction: CooperationCommand['direction'] | ''
  counterpart: string
  category: string
  number: string
  sent: string
  answered: string
  answer: string
}

/** The form begins with what stands. */
export function valuesOf(stands: Cooperation | undefined): CooperationValues {
  return {
    direction: stands?.direction ?? '',
    counterpart: stands?.counterpart.code ?? '',
    category: stands?.category?.code ?? '',
    number: stands?.externalNumber ?? '',
    sent: stands?.sentOn ?? '',
    answered: stands?.answeredOn ?? '',
    answer: stands?.counterpartAnswer ?? '',
  }
}

export function validate(values: CooperationValues): Faults<Name<CooperationValues>> {
  const { direction, counterpart, answer } = values
  const [sent, answered] = [values.sent, values.answered].map((day) => day.trim())
  return {
    ...(direction === '' ? { direction: t.faults.direction } : {}),
    ...(counterpart === '' ? { counterpart: t.faults.counterpart } : {}),
    ...dayFault('sent', sent),
    ...(answer.trim() !== '' && answered === '' ? { answered: t.faults.answered } : {}),
    ...dayFault('answered', answered),
    ...(isBefore(answered, sent) ? { answered: t.faults.order } : {}),
  }
}

function dayFault(name: 'sent' | 'answered', typed = ''): Faults<Name<CooperationValues>> {
  if (typed === '') return {}
  const day = parseDate(typed)
  if (day === null) return { [name]: t.faults.day }
  return day > civilDate() ? { [name]: t.faults.future } : {}
}

function isBefore(answered = '', sent = ''): boolean {
  const [first, last] = [parseDate(sent), parseDate(answered)]
  return first !== null && last !== null && last < first
}

/** The command that the API takes. Only for values without faults. */
export function toCommand(values: CooperationValues): CooperationCommand {
  const { direction, counterpart, category, number, answer } = values
  if (direction === '') throw new Error('What nobody registered cannot be sent')
  const text = (value: string) => (value.trim() === '' ? null : value.trim())
  return {
    direction,
    counterpart,
    category: text(category),
    externalNumber: text(number),
    sentOn: parseDate(values.sent),
    answeredOn: parseDate(values.answered),
    counterpartAnswer: text(answer),
  }
}

/** Which field a fault from the API belongs to, where their names differ. */
export const FIELD_OF = {
  externalNumber: 'number',
  sentOn: 'sent',
  answeredOn: 'answered',
  counterpartAnswer: 'answer',
} as const
