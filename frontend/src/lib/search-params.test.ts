import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from './search-params'

test('a repeated name is a list, and the way back is the same', () => {
  const address = '?status=received&status=closed&sort=-reportedAt'
  expect(parseSearch(address)).toEqual({ status: ['received', 'closed'], sort: '-reportedAt' })
  expect(stringifySearch(parseSearch(address))).toBe(address)
})

test('what has no value is left out', () => {
  expect(
    stringifySearch({ sida: 2, sort: undefined, status: [], text: '', forsenade: true, mina: false }),
  ).toBe('?sida=2&forsenade=true')
  expect(stringifySearch({})).toBe('')
})
