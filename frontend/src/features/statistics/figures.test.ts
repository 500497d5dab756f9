import { expect, test } from 'vitest'
import { plain } from '@/ui/charts/figure'
import { noteOf, percent, runningName, summaryOf, toBars, toTable } from './figures'
import type { Breakdown } from './queries'

const row = (code: string, label: string, count: number, previous: number) => ({
  code,
  label,
  count,
  share: Math.round((1000 * count) / 544) / 10,
  previous,
  previousShare: null,
  perHundred: null,
  employees: null,
})
const nowhere = () => undefined
const whole = { startsOn: '2025-01-01', endsOn: '2025-12-31', asOf: '2026-11-22', countedUntil: '2025-12-31' }
const running = {
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  asOf: '2026-11-22',
  countedUntil: '2026-11-22',
}
const handling: Breakdown = {
  name: 'handling',
  title: 'Hanteringstid',
  isMultiple: false,
  denominator: 544,
  denominatorLabel: 'avvikelser',
  previousDenominator: 0,
  rows: [row('within-30', 'Inom 30 dagar', 357, 0), row('not-started', 'Inte påbörjad', 139, 0)],
  remainder: row('none', 'Utan uppgift', 48, 0),
  ofWhich: [row('late', 'Inte påbörjad efter mer än 30 dagar', 120, 0)],
}

test('a share is shown with the one decimal that the server sent', () => {
  expect(percent(65.6).replace('\u00a0', ' ')).toBe('65,6 %')
  expect(percent(25)).toMatch(/^25,0.%$/)
  expect(percent(null)).toBe('–')
})

test('bars and table hold every row, the remainder too, and the table the denominator', () => {
  expect(toBars(handling, nowhere).map((bar) => [bar.value, bar.rest])).toEqual([
    [357, false],
    [139, false],
    [48, true],
  ])
  const table = toTable(handling, whole, nowhere)
  expect(table.rows.map((cells) => plain(cells[1] ?? ''))).toEqual([357, 139, 48, 120])
  expect(table.foot).toEqual(['Alla avvikelser', 544, '', 0, ''])
})

test('says in words what the picture shows and what it is counted on', () => {
  expect(summaryOf(handling)).toBe('Hanteringstid. Flest finns under Inom 30 dagar: 357 av 544 avvikelser.')
  expect(noteOf(handling)).toContain('Varav inte påbörjad efter mer än 30 dagar: 120.')
  expect(summaryOf({ ...handling, rows: [], remainder: null })).toBe('Hanteringstid. Inget att räkna.')
})

test('units are not ranked, and show what their reports are for a hundred employees', () => {
  const unit = { ...handling, name: 'unit', title: 'Enhet', remainder: null, ofWhich: [] }
  unit.rows = [{ ...row('a', 'Ärlan', 3, 0), perHundred: 12.5, employees: 24 }, row('b', 'Öbo', 9, 0)]
  expect(toBars(unit, nowhere).map((bar) => [bar.value, bar.shown, bar.detail])).toEqual([
    [12.5, '12,5', '3 rapporter, 24 anställda'],
    [null, '', '9 rapporter, antalet anställda är inte känt'],
  ])
  expect(toTable(unit, whole, nowhere).rows.map((cells) => cells.at(-1))).toEqual(['12,5', '–'])
  expect(summaryOf(unit)).toContain('bokstavsordning')
})

test('a period that is not over says until when it is counted, over the figures too', () => {
  expect(toTable(handling, whole, nowhere).columns[1]).toBe('Antal')
  expect(toTable(handling, running, nowhere).columns[1]).toBe('Antal, t.o.m. 22 november')
  expect(runningName('Perioden', running)).toBe('Perioden, t.o.m. 22 november')
})
