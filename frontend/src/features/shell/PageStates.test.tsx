import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { unreached } from '@/api/errors'
import { PageError } from './PageStates'

const GONE = new TypeError('Failed to fetch dynamically imported module: https://example.se/assets/a.js')

function show(error: Error, isOnline: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline)
  // The page has been fetched anew already, and it did not help.
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type: 'reload' } as never])
  const rootRoute = createRootRoute({ component: () => <PageError error={error} reset={() => undefined} /> })
  const router = createRouter({ routeTree: rootRoute, history: createMemoryHistory() })
  render(<RouterProvider router={router as never} />)
}

afterEach(() => vi.restoreAllMocks())

test('a part that a new version has taken away says so', async () => {
  show(GONE, true)
  expect(await screen.findByText('Det har kommit en ny version')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Ladda om sidan' })).toBeVisible()
})

test.each([GONE, unreached()])('without a net the page says that it comes with the net', async (error) => {
  show(error, false)
  expect(await screen.findByText('Du har inget nät')).toBeVisible()
  expect(screen.queryByText(/supporten/)).toBeNull()
})

test('any other fault is told as before', async () => {
  show(new Error('Oväntat'), true)
  expect(await screen.findByText(/kontakta supporten/)).toBeVisible()
})
