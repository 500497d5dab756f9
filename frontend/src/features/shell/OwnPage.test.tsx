import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { act, render, screen, waitFor } from '@testing-library/react'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { fetchUser, logOut, session } from '@/api/session'
import { OwnPage } from './OwnPage'

const ANNA = { personId: 'anna', name: 'Anna', csrfToken: '', expiresAt: '2099-01-01', idleSeconds: 900 }
const answer = vi.spyOn(globalThis, 'fetch')
const logIn = () => answer.mockImplementation(async () => Response.json(ANNA))
const endLogin = () => answer.mockImplementation(async () => Response.json({}, { status: 401 }))
const otherTab = new BroadcastChannel('qms-session')
const heard = vi.fn<(told: unknown) => void>()
otherTab.addEventListener('message', ({ data }: MessageEvent<unknown>) => heard(data))

function List() {
  const { data } = useQuery({
    queryKey: ['rows'],
    queryFn: () => Promise.resolve('En rad'),
    staleTime: 60_000,
  })
  return <p>{data}</p>
}

/** A list on the screen, of somebody who is logged in. */
async function open(): Promise<QueryClient> {
  await fetchUser()
  const client = new QueryClient()
  const root = createRootRoute()
  const router = createRouter({ routeTree: root, history: createMemoryHistory() })
  render(
    <QueryClientProvider client={client}>
      <RouterContextProvider router={router}>
        <OwnPage>
          <List />
        </OwnPage>
      </RouterContextProvider>
    </QueryClientProvider>,
  )
  await screen.findByText('En rad')
  return client
}

async function expectEmptied(client: QueryClient): Promise<void> {
  await screen.findByRole('heading', { level: 1, name: 'Du har loggats ut' })
  expect(screen.queryByText('En rad')).toBeNull()
  expect(client.getQueryCache().getAll()).toEqual([])
  expect(screen.getByRole('link', { name: 'Logga in i ny flik' })).toBeVisible()
}

afterAll(() => {
  answer.mockRestore()
  otherTab.close()
})

beforeEach(() => {
  logIn()
  heard.mockReset()
})

test('another tab logs out: what is shown and held is gone at once, and is back with its own person', async () => {
  const client = await open()
  heard.mockReset()
  endLogin()
  otherTab.postMessage('logged-out')
  await expectEmptied(client)
  logIn()
  otherTab.postMessage('logged-in')
  expect(await screen.findByText('En rad')).toBeVisible()
  expect(heard).not.toHaveBeenCalledWith('logged-out')
})

test('a login that the server says has ended is told to the other tabs, once, and empties this one', async () => {
  const client = await open()
  endLogin()
  await act(fetchUser)
  await expectEmptied(client)
  await act(fetchUser)
  await waitFor(() => expect(heard.mock.calls.flat().filter((told) => told === 'logged-out')).toHaveLength(1))
  await act(async () => session.expire())
  await expectEmptied(client)
})

test('logging out is told to the other tabs', async () => {
  answer.mockImplementation(async () => Response.json({}))
  await logOut().catch(() => undefined)
  await waitFor(() => expect(heard).toHaveBeenCalledWith('logged-out'))
})

test('a page that the browser kept for its Back shows nothing until the server has said whose it is', async () => {
  const client = await open()
  let said: (response: Response) => void = () => undefined
  answer.mockImplementation(() => new Promise((resolve) => (said = resolve)))
  act(() => void window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })))
  await expectEmptied(client)
  said(Response.json(ANNA))
  expect(await screen.findByText('En rad')).toBeVisible()
})
