import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { PEOPLE } from './kinds'
import type { ImportColumn, Imported } from './queries'

const correctCells = vi.fn(() => new Promise<Imported>(() => {}))
vi.mock('./queries', async (original) => ({
  ...(await original<object>()),
  correctCells: (...sent: unknown[]) => correctCells(...(sent as [])),
}))

const rejection = (row: number, heading: string, value: string) => ({
  row,
  sourceId: null,
  verdict: 'rejected',
  cells: { [heading]: value },
  suggestions: { [heading]: [] },
  problem: { code: 'unusable-row', title: 'T', detail: 'D', pointer: null },
})
const received = {
  id: 'f',
  status: 'examined',
  version: 3,
  rejections: [rejection(2, 'Sista dag', 'snart'), rejection(3, 'Namn', '?'), rejection(4, 'Första dag', '')],
  _links: [{ rel: 'corrections', href: '/x', method: 'POST' }],
} as unknown as Imported
const columns = [
  { heading: 'Namn', isRequired: true },
  { heading: 'Första dag', isRequired: false },
  { heading: 'Sista dag', isRequired: false },
] as ImportColumn[]

test('a cell where nothing should stand is emptied, and only when that is said', async () => {
  // Another file of tests may have read what is mocked here, and files share what they have read.
  vi.resetModules()
  const { Mistakes } = await import('./Mistakes')
  const client = new QueryClient({ defaultOptions: { mutations: { networkMode: 'always' } } })
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  render(
    <QueryClientProvider client={client}>
      <RouterContextProvider router={router}>
        <Mistakes kind={PEOPLE} received={received} columns={columns} />
      </RouterContextProvider>
    </QueryClientProvider>,
  )
  const user = userEvent.setup()
  const submit = () =>
    document.querySelector<HTMLButtonElement>('dialog button[type="submit"]') as HTMLElement
  for (const name of ['Rätta ? i Namn', 'Rätta tomma celler i Första dag']) {
    await user.click(screen.getByRole('button', { name }))
    expect(screen.queryByLabelText('Inget ska stå där: töm cellerna')).toBeNull()
    await user.click(screen.getByText('Avbryt'))
  }
  await user.click(screen.getByRole('button', { name: 'Rätta snart i Sista dag' }))
  await user.click(submit())
  expect(screen.getAllByText('Skriv vad som ska stå i cellerna').length).toBeGreaterThan(0)
  expect(correctCells).not.toHaveBeenCalled()
  await user.click(screen.getByLabelText('Inget ska stå där: töm cellerna'))
  await user.click(submit())
  await waitFor(() =>
    expect(correctCells).toHaveBeenCalledWith(
      'directory',
      'f',
      { heading: 'Sista dag', value: 'snart', row: null, replacement: '' },
      expect.anything(),
    ),
  )
})
