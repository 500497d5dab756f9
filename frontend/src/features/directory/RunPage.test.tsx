import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '@/api/errors'
import { type Run, type RunRow, runQuery, runRowsQuery } from './queries'
import { RunPage } from './RunPage'

const waiting: Run = {
  id: 'r',
  boardId: 'b',
  importId: null,
  source: 'Personalsystemet',
  way: 'api',
  status: 'waiting',
  isComplete: true,
  isDryRun: false,
  asks: true,
  rowCount: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  ended: 0,
  rejected: 0,
  remarks: 0,
  leaving: 0,
  endsCaller: true,
  keepsCaller: false,
  staying: [],
  working: 20,
  percent: 10,
  requestedAt: '2026-11-22T09:30:00Z',
  requestedByName: 'Ett system',
  decidedAt: null,
  decidedByName: null,
  version: 2,
  _links: [
    { href: '/directory-runs/r/acceptances', rel: 'acceptances', method: 'POST' },
    { href: '/directory-runs/r/refusals', rel: 'refusals', method: 'POST' },
  ],
}
const decided: Run = { ...waiting, status: 'done', version: 4, decidedByName: 'Någon annan', _links: [] }

vi.mock('./queries', async (original) => ({
  ...(await original<object>()),
  runQuery: () => ({ queryKey: ['directory-runs', 'one', 'r'], queryFn: () => Promise.resolve(decided) }),
  decide: () => answer(),
}))
let answer: () => Promise<Run>
beforeEach(() => {
  answer = () => Promise.reject(new ApiError({ title: 'Någon hann före' }, 412))
})

function Page({ isRefused }: { isRefused: boolean }) {
  const { data } = useQuery({ ...runQuery('r'), staleTime: Infinity })
  return data === undefined ? null : <RunPage run={data} isRefused={isRefused} />
}

function renderWaiting(run: Run = waiting, isRefused = false) {
  return renderList(run, isRefused).show
}

function renderList(run: Run, isRefused = false) {
  const client = new QueryClient({ defaultOptions: { mutations: { networkMode: 'always' } } })
  client.setQueryData(runQuery('r').queryKey, run)
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  const page = (refused: boolean) => (
    <QueryClientProvider client={client}>
      <RouterContextProvider router={router}>
        <Page isRefused={refused} />
      </RouterContextProvider>
    </QueryClientProvider>
  )
  const { rerender } = render(page(isRefused))
  return { client, show: (refused: boolean) => rerender(page(refused)) }
}

test('who would leave by the own yes is told so in the question, and not where it is no', async () => {
  renderWaiting()
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: /^Ja/ }))
  expect(await screen.findByRole('dialog', { hidden: true })).toHaveTextContent('Du är själv en av dem')
  await user.click(screen.getByText('Avbryt'))
  await user.click(screen.getByRole('button', { name: /^Nej/ }))
  expect(await screen.findByRole('dialog', { hidden: true })).not.toHaveTextContent('Du är själv')
})

test('somebody else has said yes meanwhile: who says no is told so, and the list is shown as it is', async () => {
  renderWaiting()
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: /^Nej/ }))
  const question = await screen.findByRole('dialog', { hidden: true })
  const no = [...question.querySelectorAll('button')].find((button) => button.type === 'submit')
  await user.click(no as HTMLButtonElement)
  const told = await screen.findByRole('dialog', { name: 'Någon annan har ändrat', hidden: true })
  expect(told).toHaveTextContent('din går inte längre att spara')
  await user.click(screen.getByText('Behåll det sparade'))
  expect(screen.queryByRole('dialog', { hidden: true })).toBeNull()
  expect(screen.queryByRole('button', { name: /^Nej/ })).toBeNull()
})

test('that the own rights have ended is said when they have, not when a yes was to end them', async () => {
  answer = () => Promise.resolve({ ...decided, status: 'taking-in' })
  const show = renderWaiting()
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: /^Ja/ }))
  const question = await screen.findByRole('dialog', { hidden: true })
  const yes = [...question.querySelectorAll('button')].find((button) => button.type === 'submit')
  await user.click(yes as HTMLButtonElement)
  expect(await screen.findByRole('progressbar')).toBeVisible()
  expect(screen.queryByText('Dina rättigheter har upphört')).toBeNull()
  show(true)
  expect(screen.getByText('Dina rättigheter har upphört')).toBeVisible()
  expect(screen.getByText(/^Du var själv en av dem/)).toBeVisible()
  expect(screen.queryByRole('progressbar')).toBeNull()
})

test('the last administrator is told, on the page and in the question, that nobody so ends', async () => {
  renderWaiting({ ...waiting, ended: 1, endsCaller: false, keepsCaller: true, staying: ['Ada Alm'] })
  const told = 'Du slutar inte, fast listan säger det: nämnden skulle stå utan administratör.'
  expect(screen.getByText(told)).toBeVisible()
  await userEvent.setup().click(screen.getByRole('button', { name: /^Ja/ }))
  const question = await screen.findByRole('dialog', { name: 'Läs in listan?', hidden: true })
  expect(question).toHaveTextContent(told)
  expect(question).not.toHaveTextContent('Du är själv en av dem')
})

test('whoever ends on a day is not said to end at once, and where rows were refused the list leads to its file', async () => {
  const { client } = renderList({ ...decided, ended: 2, rejected: 1, importId: 'f' })
  const person = {
    key: 'k',
    verdict: 'ended' as const,
    problem: null,
    personId: null,
    unitName: 'Norr',
    roles: [],
    samePersonName: null,
    samePersonRow: null,
    goesOn: false,
  }
  const items = [
    { ...person, number: 1, personName: 'Ada Alm', lastDay: '2027-01-31' },
    { ...person, number: 2, personName: 'Bo Bok', lastDay: null },
  ]
  act(() => {
    client.setQueryData(runRowsQuery(decided, 'ended').queryKey, { items, total: 2 })
  })
  expect(await screen.findByRole('row', { name: /Ada Alm/ })).toHaveTextContent('31 januari 2027')
  expect(screen.getByRole('row', { name: /Bo Bok/ })).toHaveTextContent('Slutar direkt')
  expect(screen.getByText('Inläst, utom rader som avvisades')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Till filen' })).toHaveAttribute(
    'href',
    '/administration/katalog/fil/f',
  )
})

test('a list that is no longer shown to the one who looks is not said to go on', () => {
  renderWaiting({ ...decided, status: 'taking-in' }, true)
  expect(screen.getByText(/^Du ser inte längre den här listan/)).toBeVisible()
  expect(screen.queryByRole('progressbar')).toBeNull()
})

test('a list that the service failed on says so, and that it can be sent again', () => {
  renderWaiting({ ...decided, status: 'failed', rejected: 3, decidedAt: null })
  expect(screen.getByText('Avbruten, tjänsten klarade den inte')).toBeVisible()
  expect(screen.getByText(/^Felet är vårt och inte listans/)).toBeVisible()
  expect(screen.queryByRole('progressbar')).toBeNull()
})

test('in what waits it stands whom new rows become, and that rows end without anybody leaving', async () => {
  const run: Run = { ...waiting, created: 1, ended: 4, leaving: 0, endsCaller: false }
  const { client } = renderList(run)
  const row = { number: 3, key: 'k', verdict: 'created', problem: null, personId: null, unitName: 'Norr' }
  act(() => {
    client.setQueryData(runRowsQuery(run, 'samePerson').queryKey, {
      items: [{ ...row, personName: 'Hanna Ny', samePersonName: 'Hanna Hand', samePersonRow: 2 } as RunRow],
      total: 1,
    })
  })
  expect(await screen.findByRole('row', { name: /Hanna Ny/ })).toHaveTextContent('Hanna Hand, rad 2')
  expect(screen.getByText('Ingen person slutar, men 4 rader skulle upphöra')).toBeVisible()
})
