import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { InboxPage } from './InboxPage'

const NOTHING = {
  workItems: [],
  counts: { overdue: 0, twoWeeks: 0, later: 0 },
  lateUnits: [],
  myReports: [],
  _links: [],
}

function show(isOwnOnly: boolean) {
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  render(
    <RouterContextProvider router={router}>
      <InboxPage
        work={NOTHING}
        notes={[]}
        showsAll={false}
        onShowAll={() => undefined}
        mayReport={false}
        isOwnOnly={isOwnOnly}
      />
    </RouterContextProvider>,
  )
}

test('an empty list of work says that all is well only to those who see what is late with others', () => {
  show(false)
  expect(screen.getByText('Du är i fas')).toBeVisible()
})

test('an empty list of work of one’s own says what it holds', () => {
  show(true)
  expect(screen.queryByText('Du är i fas')).toBeNull()
  expect(screen.getByText('Inget väntar på dig')).toBeVisible()
  expect(screen.getByText(/^Här står bara det du själv rapporterar/)).toBeVisible()
})
