import { expect, test } from 'vitest'
import { START, toNumber, toValue, validateValue } from './value-form'

test('a number is written with a comma or a point, and nothing else', () => {
  expect([toNumber('4'), toNumber(' 4,5 '), toNumber('4.25')]).toEqual([4, 4.5, 4.25])
  expect([toNumber(''), toNumber('-1'), toNumber('4,555'), toNumber('fyra')]).toEqual([
    null,
    null,
    null,
    null,
  ])
})

test('a share needs whole numbers, the part no larger than the whole', () => {
  const values = { ...START, month: '2026-10', numerator: '7', denominator: '5' }
  expect(Object.keys(validateValue(values, true))).toEqual(['denominator'])
  expect(Object.keys(validateValue({ ...values, numerator: '4,5' }, true))).toEqual(['numerator'])
  expect(validateValue({ ...values, denominator: '9' }, true)).toEqual({})
  expect(toValue({ ...values, denominator: '9' }, true)).toEqual({
    month: '2026-10',
    numerator: 7,
    denominator: 9,
  })
  expect(validateValue({ ...values, denominator: '' }, false)).toEqual({})
  expect(Object.keys(validateValue(START, false))).toEqual(['month', 'numerator'])
})
