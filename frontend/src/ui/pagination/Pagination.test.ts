import { expect, test } from 'vitest'
import { pagesAround } from './Pagination'

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [4, 22, [1, 2, 3, 4, 5, null, 22]],
  [10, 22, [1, null, 9, 10, 11, null, 22]],
  [22, 22, [1, null, 21, 22]],
])('on page %i of %i one can go to %j', (page, last, shown) => {
  expect(pagesAround(page, last)).toEqual(shown)
})
