import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ImportedPage } from './ImportedPage'
import { DECISIONS, PEOPLE } from './kinds'
import type { Imported } from './queries'

const FAILED = {
  id: 'f',
  version: 1,
  status: 'failed',
  fileName: 'personer.csv',
  requestedAt: '2026-11-22T10:00:00Z',
  takenBackAt: null,
  sheets: [],
  sheet: null,
  headingRow: 1,
  columns: {},
  unusedHeadings: ['Anst.nr'],
  nearMisses: [],
  rejections: [],
  problem: { code: 'unusable-file', title: 'T', detail: 'D', pointer: null },
  _links: [
    { rel: 'layout', href: '/x', method: 'PUT' },
    { rel: 'withdrawals', href: '/x', method: 'POST' },
  ],
} as unknown as Imported

test.each([DECISIONS, PEOPLE])('a file that is read anew has one form for how it is read', (kind) => {
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  const client = new QueryClient()
  const page = (received: Imported) => (
    <QueryClientProvider client={client}>
      <RouterContextProvider router={router}>
        <ImportedPage kind={{ ...kind, back: null, on: null }} received={received} columns={[]} />
      </RouterContextProvider>
    </QueryClientProvider>
  )
  const { rerender } = render(page(FAILED))
  for (const version of [2, 3]) rerender(page({ ...FAILED, version }))
  expect(screen.getAllByRole('button', { name: 'Läs filen igen' })).toHaveLength(1)
  expect(screen.getAllByRole('button', { name: 'Ta tillbaka filen' })).toHaveLength(1)
  expect(screen.getByLabelText(/Anst\.nr/)).toBeVisible()
})
