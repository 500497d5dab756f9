import { expect, test } from 'vitest'
import { ApiError, unreached } from './errors'
import { whileAtWork } from './resource'

const asked = whileAtWork<{ busy: boolean }>(({ busy }) => busy)
const state = (busy: boolean, error: Error | null = null, dataUpdateCount = 1) => ({
  state: { data: { busy }, error, dataUpdateCount },
})

test('a thing is asked for while the service works on it, ever more seldom', () => {
  expect(asked({ state: { data: undefined, error: null, dataUpdateCount: 0 } })).toBe(false)
  expect([1, 5, 90].map((times) => asked(state(true, null, times)))).toEqual([800, 2_400, 3_000])
  expect(asked(state(false))).toBe(false)
})

test('what is refused is asked for no more, and what only did not answer is', () => {
  for (const status of [401, 403, 404]) expect(asked(state(true, new ApiError({}, status)))).toBe(false)
  expect(asked(state(true, unreached()))).toBe(800)
  expect(asked(state(true, new ApiError({}, 503)))).toBe(800)
})
