import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { searched, useSearched } from './searched'
import { fetchUser } from './session'

const answer = vi.spyOn(globalThis, 'fetch')

async function logIn(personId: string) {
  const user = { personId, name: personId, csrfToken: '', expiresAt: '2099-01-01', idleSeconds: 900 }
  answer.mockImplementation(async () => Response.json(user))
  await fetchUser()
}

function Field() {
  return <output>{`Söker: ${useSearched()}`}</output>
}

async function show(state: object) {
  const history = createMemoryHistory()
  history.push('/', state)
  const router = createRouter({ routeTree: createRootRoute(), history })
  await router.load()
  render(
    <RouterContextProvider router={router}>
      <Field />
    </RouterContextProvider>,
  )
  return router.state.location
}

afterEach(cleanup)

test('what was looked for is there on the way back, for the one who typed it', async () => {
  await logIn('leila')
  const place = await show(searched.keep('hemligt namn'))
  expect(screen.getByText('Söker: hemligt namn')).toBeVisible()
  expect(searched.isAnothers(place)).toBe(false)
})

test('whoever logs in next in the tab neither sees nor looks for it', async () => {
  await logIn('leila')
  const left = searched.keep('hemligt namn')
  const place = await show({ searched: { ...left.searched, personId: 'mikael' } })
  expect(screen.getByText('Söker:')).toBeVisible()
  expect(searched.at(place)).toBe('')
  expect(searched.isAnothers(place)).toBe(true)
})

test('a page without words is nobody’s', async () => {
  expect(searched.isAnothers(await show({}))).toBe(false)
})
