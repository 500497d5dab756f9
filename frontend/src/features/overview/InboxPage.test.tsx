import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { cleanup, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { InboxPage } from './InboxPage'
import type { WorkItem } from './queries'
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

const LATE: WorkItem = {
  kind: 'deviation',
  id: 'a',
  reference: 'AVV-2026-1',
  title: 'Hyran dröjde',
  unitName: 'Ängen',
  operation: 'deviationAssess',
  step: 'Bedöm',
  status: 'received',
  dueOn: '2026-11-01',
  dueAt: null,
  group: 'overdue',
  immediateDanger: false,
  isMine: false,
  inPlaceOf: null,
}

const ASIDE = {
  notes: [],
  showsAll: false,
  onShowAll: () => undefined,
  mayReport: false,
  isOwnOnly: false,
}

function showInbox(isOwnOnly: boolean) {
  show(<InboxPage work={NOTHING} {...ASIDE} isOwnOnly={isOwnOnly} />)
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

test('a unit where others are late with two kinds of things stands once, with a way to each', () => {
  const late = { unitId: 'u', unitName: 'Ängen', overdue: 2, oldestDueOn: '2026-01-01' }
  const lateUnits = [
    { ...late, kind: 'deviation' as const },
    { ...late, kind: 'deviation' as const, unitId: 'v', unitName: 'Åsen' },
    { ...late, kind: 'action' as const },
  ]
  show(<InboxPage work={{ ...NOTHING, lateUnits }} {...ASIDE} />)
  expect(screen.getAllByText('Ängen')).toHaveLength(1)
  expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual([
    '2 försenade avvikelser',
    '2 försenade åtgärder',
    '2 försenade avvikelser',
  ])
})

test('who may not report is not told of reports that they have not written', () => {
  show(<InboxPage work={NOTHING} {...ASIDE} />)
  expect(screen.queryByText('Dina senaste rapporter')).toBeNull()
  cleanup()
  show(<InboxPage work={NOTHING} {...ASIDE} mayReport />)
  expect(screen.getByText('Du har inte rapporterat något ännu.')).toBeVisible()
})

test('what waits on somebody is their own, also while others’ is shown', () => {
  const work = { ...NOTHING, workItems: [LATE, { ...LATE, id: 'b' }] }
  show(<InboxPage work={work} {...ASIDE} showsAll />)
  expect(screen.getByText('Inget väntar på dig just nu.')).toBeVisible()
  expect(screen.getAllByText('Bedöm: Hyran dröjde')).toHaveLength(2)
  cleanup()
  show(
    <InboxPage
      work={{ ...work, workItems: [LATE, { ...LATE, id: 'b', isMine: true }] }}
      {...ASIDE}
      showsAll
    />,
  )
  expect(screen.getByText('1 sak väntar på dig, en är försenad.')).toBeVisible()
})
