import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { Conclusion } from './Conclusion'
import type { Investigation } from './queries'

const open: Investigation = {
  conflictReason: null,
  consequence: null,
  recurrenceReason: null,
  otherCauses: null,
  conclusion: null,
  warnings: [],
  matterId: 'm',
  reference: 'AVV-1',
  status: 'open',
  openedAt: '2026-11-22T09:30:00Z',
  openedByName: 'Ada Alm',
  investigators: [],
  examined: [],
  conflicts: [],
  earlier: [],
  ledgerEntries: [],
  causes: [],
  voices: [],
  missing: [],
  versions: [],
  version: 1,
  _links: [{ href: '/matters/m/investigations', rel: 'replace', method: 'PUT' }],
}
const finished: Investigation = { ...open, status: 'finished', version: 2, _links: [] }

function renderConclusion(investigation: Investigation) {
  const client = new QueryClient()
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  const page = (shown: Investigation) => (
    <QueryClientProvider client={client}>
      <RouterContextProvider router={router}>
        <Conclusion investigation={shown} onWriting={() => undefined} />
      </RouterContextProvider>
    </QueryClientProvider>
  )
  const { rerender } = render(page(investigation))
  return (shown: Investigation) => rerender(page(shown))
}

test('what is typed stays when somebody else finishes the investigation meanwhile', async () => {
  const show = renderConclusion(open)
  await userEvent
    .setup()
    .type(screen.getByLabelText(/^Vad kommer utredningen fram till?/), 'Rutinen saknade ett steg.')
  show(finished)
  expect(screen.getByLabelText(/^Vad kommer utredningen fram till?/)).toHaveValue('Rutinen saknade ett steg.')
})

test('where nothing is typed it is read as soon as it is finished', () => {
  const show = renderConclusion(open)
  show(finished)
  expect(screen.queryByRole('textbox')).toBeNull()
})
