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

const MONTHS = [
  ['jan', 'januari'],
  ['feb', 'febr', 'februari'],
  ['mar', 'mars'],
  ['apr', 'april'],
  ['maj'],
  ['jun', 'juni'],
  ['jul', 'juli'],
  ['aug', 'augusti'],
  ['sep', 'sept', 'september'],
  ['okt', 'oktober'],
  ['nov', 'november'],
  ['dec', 'december'],
]
const NAMED: Readonly<Record<string, number>> = {
  idag: 0,
  'i dag': 0,
  igår: -1,
  'i går': -1,
  'i förrgår': -2,
  imorgon: 1,
  'i morgon': 1,
}
const WEEKDAYS = ['sön', 'mån', 'tis', 'ons', 'tor', 'fre', 'lör']
const WEEKDAY = String.raw`(mån|tis|ons|tors?|fre|lör|sön)(?:d|dag|dagen)?(?![a-zåäö])\.?`
/** A weekday may stand before or after. One that is not the day's makes it no day: one of the two is wrong. */
const WITH_WEEKDAY = new RegExp(String.raw`^(?:${WEEKDAY},? )?(.*?)(?:,? \(?${WEEKDAY}\)?)?$`)
/** Ways to write a day, by the names of their parts. Files are read by the same (`spreadsheets/days.py`); one table tries both. */
const FORMS = [
  /^(?<y>\d{4})(?<s>[-./ ])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})$/,
  /^(?<y>(?:\d{2})?\d{2})(?<m>\d{2})(?<d>\d{2})$/,
  /^(?:den |d\.? )?(?<d>\d{1,2})[-./ ](?<m>\d{1,2})[-./,' ]+(?<y>\d{4})$/,
  /^(?:den |d\.? )?(?<d>\d{1,2})[./](?<m>\d{1,2})(?:,? ?[-']|,? )(?<y>\d{2})$/,
  /^(?:den |d\.? )?(?<d>\d{1,2})(?::?e|:?a)?[-. ]*(?<name>[a-zåäö]{3,9})\.?[-,' ]*(?<y>(?:\d{2})?\d{2})$/,
  /^(?:den |d\.? )?(?<d>\d{1,2})\/(?<m>\d{1,2})$/,
  /^(?:den |d\.? )?(?<d>\d{1,2})(?::?e|:?a)?[-. ]*(?<name>[a-zåäö]{3,9})\.?$/,
]

/**
 * Reads a day as people write it: `2026-11-03`, `20261103`, `3/11 2026`, `3 nov 2026`, `igår`. Without a year it is the one
 * that is nearest to today. Anything that is no day in the calendar gives null, and so do six digits that are a day after
 * the latest: then they were meant in another order.
 */
export function parseDate(text: string, today = civilDate(), latest?: string): string | null {
  const { day, isOnIt } = readDay(text, today, latest)
  return isOnIt ? day : null
}

/** What is wrong with a day that stands beside the name of another weekday: which one it is. */
export function anotherWeekday(text: string, today = civilDate()): string | null {
  const { day, isOnIt } = readDay(text, today)
  return day === null || isOnIt ? null : `${longDate(day)} är en ${weekdayFormat.format(asDate(day))}`
}

/** The day that is written, and whether it is on the weekdays that stand beside it. */
function readDay(text: string, today: string, latest?: string): { day: string | null; isOnIt: boolean } {
  const [, before, written = '', after] = WITH_WEEKDAY.exec(plain(text)) ?? []
  const named = NAMED[written]
  if (named !== undefined) return { day: addDays(today, named), isOnIt: true }
  const day = dayIn(written, today, latest)
  const isOn = (weekday: string | undefined) =>
    weekday === undefined || day === null || WEEKDAYS[new Date(day).getUTCDay()] === weekday.slice(0, 3)
  return { day, isOnIt: isOn(before) && isOn(after) }
}

/** As it is compared: small letters, and of all kinds of hyphens, apostrophes and blanks one. */
function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[‐‑–−]/g, '-')
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ')
}

function dayIn(written: string, today: string, latest: string | undefined): string | null {
  for (const form of FORMS) {
    const parts = form.exec(written)?.groups
    if (parts === undefined) continue
    const day = dayOf(parts, today)
    return /^\d{6}$/.test(written) && latest !== undefined && day !== null && day > latest ? null : day
  }
  return null
}

function dayOf({ y, m, d, name }: Record<string, string | undefined>, today: string): string | null {
  const month = name === undefined ? Number(m) : MONTHS.findIndex((names) => names.includes(name)) + 1
  if (y !== undefined) return inCalendar(Number(y.length === 2 ? `20${y}` : y), month, Number(d))
  const year = Number(today.slice(0, 4))
  const days = [year, year - 1, year + 1].map((each) => inCalendar(each, month, Number(d)))
  const away = (day: string) => Math.abs(daysBetween(today, day))
  return days.filter((day) => day !== null).toSorted((one, other) => away(one) - away(other))[0] ?? null
}

function inCalendar(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? date.toISOString().slice(0, 10) : null
}

/** The civil date in Sweden at an instant. */
export function civilDate(instant: Date | string = new Date()): string {
  return civilFormat.format(new Date(instant))
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
  if (days > 1 && days < 7) return `på ${weekdayFormat.format(asDate(date))}`
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
