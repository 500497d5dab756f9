import { expect, test } from 'vitest'
import { ageLabel, type Council, countText, tableOf } from './quarter/council'
import { validateDates } from './quarter/dates'
import { partsOf } from './quarter/search'
import { endedQuarters, quarterName, stepsOf } from './quarters'
import type { Line, Report } from './queries'
import { nextToReport, stepsOf as sheetSteps } from './sheet/fields'

test('the quarters that have ended, also over a new year', () => {
  expect(endedQuarters('2026-11-22', 4)).toEqual(['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4'])
  expect(endedQuarters('2027-01-01', 1)).toEqual(['2026-Q4'])
  expect(endedQuarters('2026-12-31', 1)).toEqual(['2026-Q3'])
  expect(quarterName('2026-Q3')).toBe('Kvartal 3 2026')
})

test('the way of a report: what is done, by whom, and the one step that comes next', () => {
  const report = {
    status: 'checked',
    drawnUpAt: '2026-10-01T08:00:00Z',
    reportedAt: null,
    closedAt: null,
    signed: [{ step: 'checked', name: 'Karin', at: '2026-10-02T08:00:00Z' }],
  } as unknown as Report
  const steps = stepsOf(report)
  expect(steps.map((step) => step.isDone)).toEqual([true, true, false, false, false])
  expect(steps.filter((step) => step.isNext).map((step) => step.name)).toEqual(['approved'])
  expect(steps[1]).toMatchObject({ by: 'Karin', at: '2026-10-02T08:00:00Z' })
})

test('what is left out of print is said in a word and never shown as zero', () => {
  const row = {
    total: 7,
    by_sex: { male: null, female: null },
    by_age: { '12-': 0, '3-6': 7, '9-12': 0, '6-9': 0 },
  }
  const council = { tables: { decision: { rows: { Kontaktperson: row }, total: row } } } as unknown as Council
  const bySex = tableOf(council, 'decision', 'by_sex')
  expect(bySex.columns).toEqual(['Insats', 'Kvinnor', 'Män', 'Alla'])
  expect(bySex.rows).toEqual([['Kontaktperson', 'dolt', 'dolt', 7]])
  expect(tableOf(council, 'decision', 'by_age').columns.slice(1, 5)).toEqual([
    '3–6 mån',
    '6–9 mån',
    '9–12 mån',
    'Över 12 mån',
  ])
  expect([countText(0), countText(null), ageLabel('12-')]).toEqual([0, 'dolt', 'Över 12 mån'])
})

test('the days of a quarter come in order and the least figure is within its bounds', () => {
  const good = { opensOn: '2026-10-01', dueOn: '2026-10-31', smallLimit: '5' }
  expect(validateDates(good)).toEqual({})
  expect(Object.keys(validateDates({ ...good, dueOn: '2026-09-30' }))).toEqual(['dueOn'])
  expect(Object.keys(validateDates({ ...good, smallLimit: '2' }))).toEqual(['smallLimit'])
})

test('the sheet keeps the order of the form, and the next line is the one not reported', () => {
  const fields = ['A', 'A', 'B', 'B', 'C'].map((step, i) => ({ step, label: String(i), value: null }))
  expect(sheetSteps(fields).map((part) => part.fields.length)).toEqual([2, 2, 1])
  const lines = [
    { id: '1', receipt: null },
    { id: '2', receipt: 'K2' },
    { id: '3', receipt: null },
  ] as Line[]
  expect(nextToReport(lines, '2')?.id).toBe('3')
  expect(nextToReport(lines, '3')?.id).toBe('1')
  expect(nextToReport([lines[1] as Line], '2')).toBeUndefined()
})

test('the sides of a report follow what the server lets the reader have', () => {
  const links = (...rels: string[]) => ({
    _links: rels.map((rel) => ({ rel, href: 'https://kommun.example', method: 'GET' as const })),
  })
  expect(partsOf(links('self'))).toEqual(['filer'])
  expect(partsOf(links('self', 'council-statistics-json'))).toEqual(['statistik', 'filer'])
  expect(partsOf(links('lines', 'council-statistics-json', 'corrections-due'))).toHaveLength(4)
})
