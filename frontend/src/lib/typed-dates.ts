import { addDays, civilDate, daysBetween, longDate, weekday } from './dates'

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
  return day === null || isOnIt ? null : `${longDate(day)} är en ${weekday(day)}`
}

/** The day that is written, and whether it is on the weekdays that stand beside it. */
function readDay(text: string, today: string, latest?: string): { day: string | null; isOnIt: boolean } {
  const [, before, written = '', after] = WITH_WEEKDAY.exec(plain(text)) ?? []
  const named = NAMED[written]
  if (named !== undefined) return { day: addDays(today, named), isOnIt: true }
  const day = dayIn(written, today, latest)
  const isOn = (name: string | undefined) =>
    name === undefined || day === null || WEEKDAYS[new Date(day).getUTCDay()] === name.slice(0, 3)
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
