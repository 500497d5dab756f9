import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { InboxPage } from './InboxPage'
import { StartPage } from './StartPage'

const NOTHING = {
  workItems: [],
  counts: { overdue: 0, twoWeeks: 0, later: 0 },
  lateUnits: [],
  myReports: [],
  _links: [],
}

function show(page: ReactNode) {
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  render(<RouterContextProvider router={router}>{page}</RouterContextProvider>)
}

function showInbox(isOwnOnly: boolean) {
  show(
    <InboxPage
      work={NOTHING}
      notes={[]}
      showsAll={false}
      onShowAll={() => undefined}
      mayReport={false}
      isOwnOnly={isOwnOnly}
    />,
  )
}

test('an empty list of work says that all is well only to those who see what is late with others', () => {
  showInbox(false)
  expect(screen.getByText('Du är i fas')).toBeVisible()
})

test('an empty list of work of one’s own says what it holds', () => {
  showInbox(true)
  expect(screen.queryByText('Du är i fas')).toBeNull()
  expect(screen.getByText('Inget väntar på dig')).toBeVisible()
  expect(screen.getByText(/^Här står bara det du själv rapporterar/)).toBeVisible()
})

test('a start page without notes names the time that it looks ahead', () => {
  show(<StartPage notes={[]} onward={null} />)
  expect(screen.getByText(/inget som visas här går ut de närmaste 30 dagarna/)).toBeVisible()
})
