import { expect, test } from 'vitest'
import { isSame, narrowingOf } from './search-fields'

test('a view is filters and order, not the page that one stands on', () => {
  expect(
    narrowingOf({ status: ['received'], sort: 'dueOn', sida: 3, typ: undefined, forsenade: true }),
  ).toEqual({
    status: ['received'],
    sort: 'dueOn',
    forsenade: true,
  })
})

test('the order in which filters were chosen makes no difference', () => {
  expect(isSame({ a: '1', b: ['x'], sida: 2 }, { b: ['x'], a: '1' })).toBe(true)
  expect(isSame({ a: '1' }, { a: '2' })).toBe(false)
  expect(isSame({}, { sida: 4, typ: undefined })).toBe(true)
})
