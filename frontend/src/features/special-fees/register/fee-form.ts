import * as rules from '@/api/rules.gen'
import type { components } from '@/api/schema.gen'
import type { Faults, Name } from '@/forms/fields'
import { parseDate } from '@/lib/typed-dates'
import { t } from '../messages.sv'
import type { FeeDecision } from '../queries'

export interface FeeValues {
  court: string
  judgedOn: string
  amountKr: string
  note: string
}

const { minimum, maximum } = rules.SpecialFeeCreate.amountKr

export const START: FeeValues = { court: '', judgedOn: '', amountKr: '', note: '' }

export function validateFee(
  values: FeeValues,
  { decidedOn }: Pick<FeeDecision, 'decidedOn'>,
  today: string,
): Faults<Name<FeeValues>> {
  const faults: Faults<Name<FeeValues>> = {}
  const amount = toKronor(values.amountKr)
  const day = dayFault(values.judgedOn, decidedOn, t.faults.beforeDecision, today)
  if (values.court.trim() === '') faults.court = t.faults.court
  if (day !== undefined) faults.judgedOn = day
  if (amount === null || amount < minimum || amount > maximum) faults.amountKr = t.faults.amount(maximum)
  return faults
}

/** What is wrong with a day that must come after another and have been. */
export function dayFault(text: string, earliest: string, tooEarly: string, today: string) {
  const day = parseDate(text, today, today)
  if (day === null) return t.faults.day
  if (day > today) return t.faults.future
  return day < earliest ? tooEarly : undefined
}

/** `457 300`, `457300` and `457 300 kr` are the same. */
export function toKronor(text: string): number | null {
  const digits = text.replaceAll(/\s|kr(?:onor)?\s*$/g, '')
  return /^\d{1,10}$/.test(digits) ? Number(digits) : null
}

/** The command that the API takes. Only for values without faults. */
export function toFee(values: FeeValues): components['schemas']['SpecialFeeCreate'] {
  const judgedOn = parseDate(values.judgedOn)
  const amountKr = toKronor(values.amountKr)
  if (judgedOn === null || amountKr === null)
    throw new Error('A fee without a day or an amount cannot be sent')
  const note = values.note.trim()
  return { court: values.court.trim(), judgedOn, amountKr, ...(note === '' ? {} : { note }) }
}
