import type { Faults } from '@/forms/fields'
import { civilDate, clockTime } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { t } from '../messages.sv'

/** A moment as somebody writes it: a day, what the clock showed, and which time it showed that. */
export interface MomentValues {
  day: string
  time: string
  which: '' | 'first' | 'second'
}

export const NO_MOMENT: MomentValues = { day: '', time: '', which: '' }

/** `9:05`, `09.05` and `0905` as `09:05`. */
export function readTime(text: string): string | null {
  const parts = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(text.trim())
  return parts === null ? null : `${(parts[1] ?? '').padStart(2, '0')}:${parts[2]}`
}

export function momentFaults({ day, time }: MomentValues): Faults<'day' | 'time'> {
  const date = parseDate(day)
  const dayFault = date === null ? t.faults.day : date > civilDate() ? t.faults.future : undefined
  return {
    ...(dayFault === undefined ? {} : { day: dayFault }),
    ...(readTime(time) === null ? { time: t.faults.time } : {}),
  }
}

/** The moment as the API takes it: the server alone knows which instant that was. Only for values without faults. */
export function toMoment({ day, time, which }: MomentValues) {
  return {
    on: parseDate(day) ?? day,
    time: readTime(time) ?? time,
    ...(which === '' ? {} : { isSecond: which === 'second' }),
  }
}

export function momentOf(instant: string): MomentValues {
  return { day: civilDate(instant), time: clockTime(instant), which: '' }
}
