import * as v from 'valibot'
import { expect, test } from 'vitest'
import { feeSearch, toFilter } from './search'

test('an address is read as far as it can be', () => {
  expect(v.parse(feeSearch, { ar: '2018', obetalda: 'true', sida: '2' })).toMatchObject({
    ar: 2018,
    obetalda: true,
    sida: 2,
  })
  expect(v.parse(feeSearch, { ar: 'i fjol', enhet: 'x', annat: 1 })).toEqual({
    ar: undefined,
    enhet: undefined,
    obetalda: undefined,
    sida: undefined,
  })
})

test('what is chosen is asked for', () => {
  const search = { ar: 2018, enhet: undefined, obetalda: true as const, sida: 3 }
  expect(toFilter(search)).toEqual({ year: 2018, unpaid: true })
})
