import { expect, test } from 'vitest'
import { fileFault, MOST_BYTES, nameOf } from './file'
import { DECISIONS, type FileKind, PEOPLE } from './kinds'
import { faultsOf, layoutOf, startOf } from './layout-form'
import { t } from './messages.sv'
import { people } from './people.sv'
import type { ImportColumn, Imported } from './queries'
import { heldBy, mistakes, outcome, refusedRows, standing, stillStands } from './verdicts'

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

test.each(['csv', 'txt', 'xlsx', 'xls', 'xlsb', 'ods'])('a file of the kind %s can be chosen', (kind) => {
  expect(fileFault({ name: `beslut.${kind}`, size: 12 }, t)).toBeNull()
})

test('a file is looked at before it is sent', () => {
  expect(fileFault({ name: 'beslut.CSV', size: 12 }, t)).toBeNull()
  expect(fileFault({ name: 'beslut.xlsx', size: MOST_BYTES }, t)).toBeNull()
  expect(fileFault(null, t)).toBe('Välj en fil')
  expect(fileFault({ name: 'beslut.pdf', size: 12 }, t)).toContain('Excelfil')
  expect(fileFault({ name: 'beslut.csv', size: 0 }, t)).toContain('tom')
  expect(fileFault({ name: 'beslut.csv', size: MOST_BYTES + 1 }, t)).toMatch(/8,2 MB\. Dela upp den/)
  const large = fileFault({ name: 'personer.csv', size: MOST_BYTES + 1 }, people)
  expect(large).toMatch(/8,2 MB\. Dela inte upp den: de som inte står i filen slutar/)
  expect(fileFault({ name: 'Tolvan 19121212-1212.csv', size: 12 }, t)).toContain('personnummer')
})

test('a long name keeps its end', () => {
  expect(nameOf({ name: `${'a'.repeat(200)}.csv` })).toHaveLength(120)
  expect(nameOf({ name: `${'a'.repeat(200)}.csv` })).toMatch(/a\.csv$/)
})

test('refused rows come back as they stood, with what is wrong, and only the columns that are needed', () => {
  const problem = (detail: string) => ({
    code: 'unusable-row',
    title: 'Raden går inte att använda',
    detail,
    pointer: null,
  })
  const rejections: Imported['rejections'] = [
    {
      row: 2,
      sourceId: 'B-2',
      verdict: 'rejected',
      cells: { Källsystem: 'Viva', Beslutsid: 'B-2', Kön: '', Avbrott: '2026-05-01' },
      suggestions: { Kön: ['kvinna'] },
      problem: problem('Kön saknas.'),
    },
    {
      row: 4,
      sourceId: null,
      verdict: 'rejected',
      cells: { Källsystem: 'Viva' },
      suggestions: { Beslutsid: [], Kön: ['kvinna'] },
      problem: problem('Beslutsid saknas.'),
    },
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
  expect(mistakes({ rejections })).toEqual([
    { heading: 'Kön', value: '', rows: 2, row: null, who: null, suggestions: ['kvinna'] },
    { heading: 'Beslutsid', value: '', rows: 1, row: null, who: null, suggestions: [] },
  ])
})

test('what stands on several rows and should not is mended row by row, each told by its name', () => {
  const twice = (row: number, who: string): Imported['rejections'][number] => ({
    row,
    sourceId: null,
    verdict: 'rejected',
    cells: { Nyckel: '7', Namn: who },
    suggestions: { Nyckel: [] },
    problem: { code: 'directory-key-twice', title: 'T', detail: 'D', pointer: '/nyckel' },
  })
  const same = { heading: 'Nyckel', value: '7', rows: 1, suggestions: [] }
  expect(mistakes({ rejections: [twice(3, 'Bo Bok'), twice(4, 'Siv Sten')] })).toEqual([
    { ...same, row: 3, who: 'Bo Bok' },
    { ...same, row: 4, who: 'Siv Sten' },
  ])
})

test('what is wrong only beside something else is mended on its own row, told by its id', () => {
  const refused = (row: number, code: string): Imported['rejections'][number] => ({
    row,
    sourceId: `B-${row}`,
    verdict: 'rejected',
    cells: { Version: '1' },
    suggestions: { Version: [] },
    problem: { code, title: 'T', detail: 'D', pointer: '/source/version' },
  })
  const told = (code: string) => mistakes({ rejections: [refused(3, code), refused(4, code)] })
  for (const code of [
    'source-version-reused',
    'stale-source-version',
    'impossible-history',
    'last-administrator',
  ])
    expect(told(code).map(({ row, who }) => [row, who])).toEqual([
      [3, 'B-3'],
      [4, 'B-4'],
    ])
  expect(told('unusable-row')).toHaveLength(1)
})

test('the outcome says how many were taken in, or would be', () => {
  const tried = { isDryRun: true, unchanged: 0 }
  const done = (rowCount: number, rejected: number) =>
    outcome({ ...tried, status: 'done', rowCount, rejected }, t)
  expect([done(5, 0), done(1, 0), done(5, 2), done(5, 5)]).toEqual([
    'Alla 5 rader är inlästa',
    'Raden är inläst',
    '3 av 5 rader är inlästa',
    'Inga rader lästes in',
  ])
  const examined = (rowCount: number, rejected: number) =>
    outcome({ ...tried, status: 'examined', rowCount, rejected }, t)
  expect([examined(5, 0), examined(5, 2), examined(5, 5)]).toEqual([
    'Alla 5 rader går att läsa in',
    '3 av 5 rader går att läsa in',
    'Ingen rad går att läsa in än',
  ])
})

test('what is said of a file is sent for the sheet and row that it was said of', () => {
  const seen = {
    sheet: 'Beslut',
    headingRow: 1,
    columns: {},
    unusedHeadings: ['Verkställd', 'Anteckning'],
    nearMisses: [{ heading: 'Verkställd', column: 'Verkställt' }],
  } as unknown as Imported
  const start = startOf(seen)
  expect(start.columns).toEqual({ Verkställd: '?', Anteckning: '' })
  expect(faultsOf(start)).toHaveProperty('columns')
  const said = { ...start, columns: { ...start.columns, Verkställd: 'Verkställt' } }
  expect(faultsOf(said)).toEqual({})
  expect(layoutOf(said, seen)).toEqual({ sheet: 'Beslut', headingRow: 1, columns: said.columns })
  expect(layoutOf({ ...said, headingRow: '3' }, seen)).toEqual({
    sheet: 'Beslut',
    headingRow: 3,
    columns: {},
  })
})

test('what somebody else has mended stands so no longer', () => {
  const wrong = { row: 2, cells: { Enhet: 'Norr' }, suggestions: { Enhet: ['Nord'] }, problem: null }
  const before = { rejections: [wrong] } as unknown as Imported
  const [mistake] = mistakes(before)
  if (mistake === undefined) throw new Error('nothing is wrong')
  expect(stillStands(before, mistake)).toBe(true)
  expect(stillStands({ rejections: [] }, mistake)).toBe(false)
  expect(
    stillStands({ rejections: [{ ...wrong, cells: { Enhet: 'Söder' } }] } as unknown as Imported, mistake),
  ).toBe(false)
})

test('a file is green only where all of it is in and nothing is left to mend', () => {
  const file = { rowCount: 2, created: 2, updated: 0, unchanged: 0, rejected: 0, isDryRun: true }
  const tone = (kind: FileKind, more: Partial<Parameters<typeof standing>[0]>) =>
    standing({ ...file, status: 'done', ...more }, kind).tone
  expect(tone(DECISIONS, {})).toBe('ok')
  expect(tone(DECISIONS, { rejected: 1 })).toBe('warn')
  expect(tone(PEOPLE, {})).toBe('info')
  expect(standing({ ...file, status: 'examined', isDryRun: false }, PEOPLE).label).toBe(
    'Inläst, utom rader att rätta',
  )
  expect(standing({ ...file, status: 'withdrawn', isDryRun: false }, PEOPLE).label).toBe(
    'Inläst, resten lämnades',
  )
  expect(standing({ ...file, status: 'withdrawn', isDryRun: false }, DECISIONS).label).toBe('Tillbakatagen')
})
