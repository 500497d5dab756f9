import { expect, test } from 'vitest'
import { dayWithin, lastDay, periodFaults, shortValidity, stateOn, validityText } from './validity'

const YEAR = { validFrom: '2026-01-01', validTo: '2026-12-31' }

test('both the first and the last day count', () => {
  expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => stateOn(YEAR, day))).toEqual([
    'coming',
    'current',
    'current',
    'ended',
  ])
  expect(stateOn({ validFrom: '2026-01-01', validTo: null }, '2099-01-01')).toBe('current')
})

test('what has ended or is to come is looked at by a day when it exists', () => {
  expect(dayWithin(YEAR, '2026-11-22')).toBe('2026-11-22')
  expect(dayWithin(YEAR, '2030-01-01')).toBe('2026-12-31')
  expect(dayWithin(YEAR, '2020-01-01')).toBe('2026-01-01')
})

test('a time is told in words, always with its years', () => {
  expect(validityText(YEAR)).toBe('1 januari 2026 – 31 december 2026')
  expect(shortValidity({ validFrom: '2026-03-01', validTo: null })).toBe('1 mars 2026 – tills vidare')
})

test('a last day may be left out, unless it is asked for', () => {
  expect(periodFaults('2026-01-01', '')).toEqual({})
  expect(lastDay(' ')).toBeNull()
  expect(periodFaults('2026-01-01', '', { needsEnd: 'Ange slutet' })).toEqual({ to: 'Ange slutet' })
  expect(Object.keys(periodFaults('2026-02-30', '2026-13-01'))).toEqual(['from', 'to'])
  expect(periodFaults('2026-01-02', '2026-01-01')).toHaveProperty('to')
})
