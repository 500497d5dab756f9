import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { ApiError } from '@/api/errors'
import { ImportedPage } from './ImportedPage'
import { DECISIONS, DEVIATIONS, PEOPLE } from './kinds'
import { type Imported, importQuery } from './queries'

const FAILED = {
  id: 'f',
  version: 1,
  status: 'failed',
  fileName: 'personer.csv',
  requestedAt: '2026-11-22T10:00:00Z',
  takenBackAt: null,
  notice: null,
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
const WITHDRAWN = {
  ...FAILED,
  version: 2,
  status: 'withdrawn',
  rejected: 1,
  _links: [],
} as unknown as Imported

vi.mock('./queries', async (original) => ({
  ...(await original<object>()),
  importQuery: () => ({ queryKey: ['one file'], queryFn: () => Promise.resolve(WITHDRAWN) }),
  takeImportStep: () => Promise.reject(new ApiError({ title: 'Någon hann före' }, 412)),
}))

function Kept() {
  const { data } = useQuery({ ...importQuery('decision', 'f'), staleTime: Infinity })
  return data === undefined ? null : (
    <ImportedPage kind={{ ...DECISIONS, back: null, on: null }} received={data} columns={[]} />
  )
}

test('somebody else has taken back the file meanwhile: whoever does so too is told', async () => {
  const client = new QueryClient({ defaultOptions: { mutations: { networkMode: 'always' } } })
  client.setQueryData(['one file'], FAILED)
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  render(
    <QueryClientProvider client={client}>
      <RouterContextProvider router={router}>
        <Kept />
      </RouterContextProvider>
    </QueryClientProvider>,
  )
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Ta tillbaka filen' }))
  const question = await screen.findByRole('dialog', { hidden: true })
  await user.click(
    [...question.querySelectorAll('button')].find(({ type }) => type === 'submit') as HTMLButtonElement,
  )
  const told = await screen.findByRole('dialog', { name: 'Någon annan har ändrat', hidden: true })
  expect(told).toHaveTextContent('din går inte längre att spara')
})

test.each([DECISIONS, DEVIATIONS, PEOPLE])(
  'a file that is read anew has one form for how it is read',
  (kind) => {
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
  },
)

test('rows that were refused when the others were taken in are mended there, with no green word above', () => {
  const rejection = {
    row: 3,
    sourceId: 'B-1',
    verdict: 'rejected',
    cells: { Beslutsid: 'B-1', Version: '1' },
    suggestions: { Version: [] },
    problem: {
      code: 'source-version-reused',
      title: 'T',
      detail: 'Rad 2 har samma id.',
      pointer: '/source/version',
    },
  }
  const done = {
    ...FAILED,
    status: 'done',
    rowCount: 2,
    created: 1,
    updated: 0,
    unchanged: 0,
    rejected: 1,
    unusedHeadings: ['Anteckning'],
    inUse: null,
    rejections: [rejection],
    _links: [{ rel: 'corrections', href: '/x', method: 'POST' }],
  } as unknown as Imported
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterContextProvider router={router}>
        <ImportedPage kind={{ ...DECISIONS, back: null, on: null }} received={done} columns={[]} />
      </RouterContextProvider>
    </QueryClientProvider>,
  )
  expect(screen.getByRole('button', { name: 'Rätta 1 i Version, rad 3' })).toBeVisible()
  expect(screen.getByText(/Det du rättar läses in direkt/)).toBeVisible()
  expect(screen.getByText('1 av 2 rader är inlästa')).toBeVisible()
  expect(screen.getByText('Läses inte: Anteckning.')).toBeVisible()
})

test('how far a long file has come is shown while it is worked on', () => {
  const half = { rowCount: 1500, created: 300, updated: 0, unchanged: 0, rejected: 0, _links: [] }
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterContextProvider router={router}>
        <ImportedPage
          kind={{ ...DECISIONS, back: null, on: null }}
          received={{ ...FAILED, ...half, status: 'taking-in' }}
          columns={[]}
        />
      </RouterContextProvider>
    </QueryClientProvider>,
  )
  const bar = screen.getByRole('progressbar', { name: 'Så långt har filen kommit' })
  expect(bar).toHaveAttribute('value', '300')
  expect(bar).toHaveAttribute('max', '1500')
  expect(screen.getByText(/^300 av 1.500 rader är inlästa$/)).toBeVisible()
})

test('a list of people of which some rows were refused says what is in and what is left, and is no trial', () => {
  const left = {
    ...FAILED,
    status: 'examined',
    isDryRun: false,
    rowCount: 7,
    created: 0,
    updated: 0,
    unchanged: 6,
    rejected: 1,
    unusedHeadings: [],
    _links: [
      { rel: 'corrections', href: '/x', method: 'POST' },
      { rel: 'withdrawals', href: '/x', method: 'POST' },
    ],
  } as unknown as Imported
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  const page = (received: Imported) => (
    <QueryClientProvider client={new QueryClient()}>
      <RouterContextProvider router={router}>
        <ImportedPage kind={{ ...PEOPLE, back: null, on: null }} received={received} columns={[]} />
      </RouterContextProvider>
    </QueryClientProvider>
  )
  const { rerender } = render(page(left))
  expect(screen.getByText('6 av 7 rader är inlästa')).toBeVisible()
  expect(screen.queryByText(/Det här är en granskning/)).toBeNull()
  expect(screen.queryByRole('button', { name: /^Läs in/ })).toBeNull()
  expect(screen.queryByRole('button', { name: /^Ladda ner/ })).toBeNull()
  expect(screen.getByRole('button', { name: 'Lämna raden' })).toBeVisible()
  const mended = {
    ...left,
    created: 1,
    rejected: 0,
    _links: [{ rel: 'acceptances', href: '/x', method: 'POST' }],
  }
  rerender(page(mended))
  expect(screen.getByText('En rad är rättad och kan läsas in.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Läs in raden' })).toBeVisible()
})
