import type { components } from '@/api/schema.gen'
import type { Faults, Name } from '@/forms/fields'
import { number } from '@/lib/format'
import { t } from '../messages.sv'
import type { Figure } from '../queries'

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
  if (isShare && (whole === null || !Number.isInteger(whole) || whole < Math.max(part ?? 0, 1)))
    faults.denominator = t.wholeFault
  return faults
}

/** What stands of a month, in words, and that it is replaced. Nothing of a month that has no value. */
export function standingOf({ chart }: Figure, month: string): string | undefined {
  const point = chart?.points.find((each) => each.month === month)
  if (point === undefined || point.numerator === null) return undefined
  const { numerator, denominator } = point
  return t.valueStands(
    denominator === null ? number(numerator) : t.of(number(numerator), number(denominator)),
  )
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
