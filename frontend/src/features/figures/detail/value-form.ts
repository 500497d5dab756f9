import type { components } from '@/api/schema.gen'
import type { Faults, Name } from '@/forms/fields'
import { t } from '../messages.sv'

export interface ValueValues {
  month: string
  numerator: string
  denominator: string
  note: string
}

export const START: ValueValues = { month: '', numerator: '', denominator: '', note: '' }

/** `4`, `4,5` and `4.5` are numbers; two decimals at most. */
export function toNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.')
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null
}

export function validateValue({ month, numerator, denominator }: ValueValues, isShare: boolean) {
  const faults: Faults<Name<ValueValues>> = {}
  const part = toNumber(numerator)
  const whole = toNumber(denominator)
  if (month === '') faults.month = t.monthMissing
  if (part === null || (isShare && !Number.isInteger(part))) faults.numerator = t.numberFault
  if (isShare && (whole === null || !Number.isInteger(whole) || whole < (part ?? 0)))
    faults.denominator = t.wholeFault
  return faults
}

/** The command that the API takes. Only for values without faults. */
export function toValue(values: ValueValues, isShare: boolean): components['schemas']['FigureValueCreate'] {
  const note = values.note.trim()
  return {
    month: values.month,
    numerator: toNumber(values.numerator) ?? 0,
    ...(isShare ? { denominator: toNumber(values.denominator) ?? 0 } : {}),
    ...(note === '' ? {} : { note }),
  }
}
