import { expect, test } from 'vitest'
import type { Figure } from '../queries'
import { START, standingOf, toNumber, toValue, validateValue } from './value-form'

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
  const none = { ...values, numerator: '0', denominator: '0' }
  expect(Object.keys(validateValue(none, true))).toEqual(['denominator'])
  expect(validateValue({ ...values, denominator: '' }, false)).toEqual({})
  expect(Object.keys(validateValue(START, false))).toEqual(['month', 'numerator'])
})

test('a month that has a value says which, and that it is replaced', () => {
  const month = { value: 0.5, lower: null, upper: null, rules: [] }
  const points = [
    { ...month, month: '2026-09', numerator: 1250, denominator: 2500 },
    { ...month, month: '2026-10', numerator: 4.25, denominator: null },
    { ...month, month: '2026-11', value: null, numerator: null, denominator: null },
  ]
  const figure = { chart: { points } } as unknown as Figure
  expect(['2026-09', '2026-10', '2026-11', ''].map((code) => standingOf(figure, code))).toEqual([
    'Månaden har värdet 1\u00a0250 av 2\u00a0500. Det ersätts av det du skriver.',
    'Månaden har värdet 4,25. Det ersätts av det du skriver.',
    undefined,
    undefined,
  ])
})
