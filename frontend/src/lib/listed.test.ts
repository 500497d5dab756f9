import { expect, test } from 'vitest'
import { listed } from './listed'

test('what stands beside one in the list is known, and nothing where the list did not show it', () => {
  listed.remember('deviation', ['a', 'b', 'c'])
  expect(listed.around('deviation', 'b')).toEqual({ previous: 'a', next: 'c' })
  expect(listed.around('deviation', 'a')).toEqual({ previous: undefined, next: 'b' })
  expect(listed.around('deviation', 'x')).toEqual({})
  expect(listed.around('decision', 'a')).toEqual({})
})
