/** Civil dates are `YYYY-MM-DD` texts through the whole interface; instants are ISO texts in UTC, shown in Swedish time. */
const ZONE = 'Europe/Stockholm'
const DAY = 86_400_000

const dayFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const shortFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, day: 'numeric', month: 'short' })
const timeFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })
const civilFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})
const weekdayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, weekday: 'long' })

/** The civil date in Sweden at an instant. */
export function civilDate(instant: Date | string = new Date()): string {
  return civilFormat.format(new Date(instant))
}

/** Whether a text of the form `YYYY-MM-DD` is a day in the calendar. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text)
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** Whole days from one civil date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
}

/** `3 november 2026` for a civil date or an instant. */
export function longDate(value: string): string {
  return dayFormat.format(asDate(value))
}

/** `tisdag` for a civil date. */
export function weekday(date: string): string {
  return weekdayFormat.format(asDate(date))
}

/** `3 nov.`, with the year when it is not this year. */
export function shortDate(value: string, today = civilDate()): string {
  const text = shortFormat.format(asDate(value)).replace('.', '')
  return civilDate(asDate(value)).slice(0, 4) === today.slice(0, 4)
    ? text
    : `${text} ${civilDate(asDate(value)).slice(0, 4)}`
}

/** `14:32` in Swedish time. */
export function clockTime(instant: string | Date): string {
  return timeFormat.format(new Date(instant))
}

/** `i dag 14:32`, `i går 09:10`, `3 nov 14:32`. */
export function dateAndTime(instant: string, today = civilDate()): string {
  return `${relativeDay(civilDate(instant), today)} ${clockTime(instant)}`
}

/** `i dag`, `i går`, `i morgon`, a weekday within the week ahead, else the date. */
export function relativeDay(date: string, today = civilDate()): string {
  const days = daysBetween(today, date)
  if (days === 0) return 'i dag'
  if (days === -1) return 'i går'
  if (days === 1) return 'i morgon'
  if (days > 1 && days < 7) return `på ${weekday(date)}`
  return shortDate(date, today)
}

/** How far away a last day is: `3 dagar försenat`, `sista dagen i dag`, `4 dagar kvar`. */
export function timeLeft(dueOn: string, today = civilDate()): string {
  const days = daysBetween(today, dueOn)
  if (days < 0) return days === -1 ? 'en dag försenat' : `${-days} dagar försenat`
  if (days === 0) return 'sista dagen i dag'
  return days === 1 ? 'en dag kvar' : `${days} dagar kvar`
}

function asDate(value: string): Date {
  return new Date(value.length === 10 ? `${value}T12:00:00Z` : value)
}
