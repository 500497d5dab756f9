import { expect, test } from 'vitest'
import type { ImportColumn, Imported } from '../queries'
import { fileFault, MOST_BYTES, nameOf } from './file'
import { heldBy, outcome, refusedRows } from './verdicts'

const COLUMNS = [
  ...['Källsystem', 'Beslutsid', 'Enhet', 'Ärendenummer', 'Lag', 'Insats', 'Beslutsdatum', 'Kön'].map((one) =>
    column(one, true),
  ),
  column('Verkställt', false),
  column('Avbrott', false),
]

function column(heading: string, isRequired: boolean): ImportColumn {
  return { heading, isRequired, says: 'en dag som 2026-01-31', help: '', codeList: null }
}

test('what a column holds is told in whole sentences, and a code list by its own words', () => {
  const held = { ...column('Avbrott', false), help: 'När det avbröts.' }
  expect(heldBy(held, [])).toBe('En dag som 2026-01-31. När det avbröts.')
  expect(heldBy(column('Kön', true), [])).toBe('En dag som 2026-01-31.')
  expect(heldBy({ ...held, codeList: 'benefit' }, ['Hemtjänst'])).toContain('Hemtjänst')
})

test('a file is looked at before it is sent', () => {
  expect(fileFault({ name: 'beslut.CSV', size: 12 })).toBeNull()
  expect(fileFault({ name: 'beslut.xlsx', size: MOST_BYTES })).toBeNull()
  expect(fileFault(null)).toBe('Välj en fil')
  expect(fileFault({ name: 'beslut.xls', size: 12 })).toContain('.xlsx')
  expect(fileFault({ name: 'beslut.csv', size: 0 })).toContain('tom')
  expect(fileFault({ name: 'beslut.csv', size: MOST_BYTES + 1 })).toContain('750 kB')
  expect(fileFault({ name: 'Tolvan 19121212-1212.csv', size: 12 })).toContain('personnummer')
})

test('a long name keeps its end', () => {
  expect(nameOf({ name: `${'a'.repeat(200)}.csv` })).toHaveLength(120)
  expect(nameOf({ name: `${'a'.repeat(200)}.csv` })).toMatch(/a\.csv$/)
})

test('refused rows come back as they stood, with what is wrong, and only the columns that are needed', () => {
  const problem = (detail: string) => ({ code: 'unusable-row', title: 'Raden går inte att använda', detail })
  const rejections: Imported['rejections'] = [
    {
      row: 2,
      sourceId: 'B-2',
      cells: { källsystem: 'Viva', beslutsid: 'B-2', kön: '', avbrott: '2026-05-01' },
      problem: problem('Kön saknas.'),
    },
    { row: 4, sourceId: null, cells: { källsystem: 'Viva' }, problem: problem('Beslutsid saknas.') },
  ]
  const [headings, first, second] = refusedRows({ rejections }, COLUMNS)
  expect(headings).toEqual([
    'Källsystem',
    'Beslutsid',
    'Enhet',
    'Ärendenummer',
    'Lag',
    'Insats',
    'Beslutsdatum',
    'Kön',
    'Avbrott',
    'Vad som är fel',
  ])
  expect(first).toEqual(['Viva', 'B-2', '', '', '', '', '', '', '2026-05-01', 'Kön saknas.'])
  expect(second?.at(-1)).toBe('Beslutsid saknas.')
})

test('the outcome says how many were taken in', () => {
  expect(outcome({ rowCount: 5, rejected: 0 })).toBe('Alla 5 rader är inlästa')
  expect(outcome({ rowCount: 1, rejected: 0 })).toBe('Raden är inläst')
  expect(outcome({ rowCount: 5, rejected: 2 })).toBe('3 av 5 rader är inlästa')
  expect(outcome({ rowCount: 5, rejected: 5 })).toBe('Inga rader lästes in')
})
