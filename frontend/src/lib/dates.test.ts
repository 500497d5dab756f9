import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addDays, civilDate, daysBetween, longDate, relativeDay, shortDate, timeLeft } from './dates'
import { anotherWeekday, parseDate } from './typed-dates'

/** What files and screens alike read as days. */
const examples = JSON.parse(readFileSync('../backend/tests/days.json', 'utf8')) as Record<
  'days' | 'no days' | 'another weekday',
  Record<string, string>
>

test.each(Object.entries(examples.days))('reads %j as %j', (text, date) => {
  expect(parseDate(text)).toBe(date)
})

test.each(Object.values(examples['no days']))('does not guess what day %j is', (text) => {
  expect(parseDate(text)).toBeNull()
})

test.each(Object.entries(examples['another weekday']))('%j is no day, since %s', (text, said) => {
  expect([parseDate(text), anotherWeekday(text)]).toEqual([null, said])
})

test.each([...Object.keys(examples.days), '', 'i våras', 'sön 31 feb 2026', 'lör', 'igår'])(
  'nothing is said of the weekday in %j',
  (text) => {
    expect(anotherWeekday(text)).toBeNull()
  },
)

test.each([
  ['27/11', '2026-11-27'],
  ['27 nov', '2026-11-27'],
  ['den 3:e januari', '2027-01-03'],
  ['30/2', null],
  ['29 feb', '2028-02-29'],
  ['igår', '2026-11-21'],
  ['I dag', '2026-11-22'],
])('near today %j is %j', (text, date) => {
  expect(parseDate(text, text === '29 feb' ? '2027-11-22' : '2026-11-22')).toBe(date)
})

test('six digits are no day that has yet to come where only days that have been are asked for', () => {
  expect(parseDate('281126', '2026-11-29', '2026-11-29')).toBeNull()
  expect(parseDate('261128', '2026-11-29', '2026-11-29')).toBe('2026-11-28')
  expect(parseDate('281126', '2026-11-29')).toBe('2028-11-26')
})

test('every day of a leap year survives being typed without dashes', () => {
  for (let date = '2024-01-01'; date < '2025-01-01'; date = addDays(date, 1)) {
    expect(parseDate(date.replaceAll('-', ''))).toBe(date)
  }
})

test('counts days across the change to summer time', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2)
})

test('an instant late in the evening in UTC is the next day in Sweden', () => {
  expect(civilDate('2026-06-30T22:30:00Z')).toBe('2026-07-01')
})

test('says days and deadlines as people do', () => {
  const today = '2026-11-22'
  expect(relativeDay('2026-11-22', today)).toBe('i dag')
  expect(relativeDay('2026-11-21', today)).toBe('i går')
  expect(relativeDay('2026-11-25', today)).toBe('på onsdag')
  expect(relativeDay('2026-12-24', today)).toBe('24 dec')
  expect(timeLeft('2026-11-19', today)).toBe('3 dagar försenat')
  expect(timeLeft('2026-11-21', today)).toBe('en dag försenat')
  expect(timeLeft('2026-11-22', today)).toBe('sista dagen i dag')
  expect(timeLeft('2026-11-26', today)).toBe('4 dagar kvar')
})

test('writes out the year only where it is another', () => {
  expect(longDate('2026-11-03')).toBe('3 november 2026')
  expect(shortDate('2025-11-03', '2026-11-22')).toBe('3 nov 2025')
})
