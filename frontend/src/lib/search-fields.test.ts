import * as v from 'valibot'
import { expect, test } from 'vitest'
import { chosenIn, code, day, flag, id, isNarrowed, listOf, oneOf, page } from './search-fields'

const fields = v.object({ enhet: id, fran: day, insats: code, mina: flag, sida: page, vy: oneOf(['tavla']) })
const ID = '019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11'

test('what can be read is kept', () => {
  const given = { enhet: ID, fran: '2026-01-01', insats: 'home-care', mina: 'true', sida: '3', vy: 'tavla' }
  expect(v.parse(fields, given)).toEqual({ ...given, mina: true, sida: 3 })
})

test.each([
  { enhet: '1', fran: 'i-gar', insats: 'Anna Ek', mina: 'ja', sida: '-2', vy: 'karta' },
  { enhet: [ID, ID], fran: '2026-13-01', insats: '', mina: 'false', sida: '1', vy: ['tavla'] },
  { sida: '10001' },
])('what cannot be read is dropped: %j', (given) => {
  expect(Object.values(v.parse(fields, given)).every((value) => value === undefined)).toBe(true)
})

test('a list keeps its known codes, in its own order', () => {
  const status = listOf(['received', 'acting', 'closed'])
  expect(v.parse(status, ['closed', 'hemlig', 'received'])).toEqual(['received', 'closed'])
  expect(v.parse(status, 'acting')).toEqual(['acting'])
  expect(v.parse(status, 'hemlig')).toBeUndefined()
  expect(v.parse(status, 7)).toBeUndefined()
})

test('each choice narrows a list once, and how it is shown does not', () => {
  expect(chosenIn({ status: ['received', 'closed'], mina: true, till: undefined })).toBe(3)
  expect(isNarrowed({ vy: 'tavla', sort: '-dueOn', sida: 2, alla: true })).toBe(false)
})

test('a day that never was is no choice', () => {
  expect(v.parse(day, '2024-02-29')).toBe('2024-02-29')
  for (const never of ['2026-02-30', '2025-02-29', '2026-04-31', '2026-13-01']) {
    expect(v.parse(day, never)).toBeUndefined()
  }
})
