import { expect, test } from 'vitest'
import { begun } from './begun'
import { meQuery } from './me'
import { fetchUser } from './session'

test('what the markup has asked for is had once, by those who ask for it first', async () => {
  const anna = { personId: 'a', name: 'Anna', csrfToken: 't', expiresAt: '', idleSeconds: 60 }
  window.begun = {
    '/bff/user': Promise.resolve(Response.json(anna)),
    '/bff/api/me': Promise.resolve(Response.json({ id: 'a' })),
  }
  expect(await fetchUser()).toEqual(anna)
  expect(await (meQuery.queryFn as () => Promise<unknown>)()).toEqual({ id: 'a' })
  expect(begun('/bff/user')).toBeUndefined()
  expect(begun('/bff/api/me')).toBeUndefined()
})
