import { expect, test } from 'vitest'
import { emptyReport, fromDraft, instantOf, parseTime, toCommand, validateReport } from './report-form'

const now = new Date('2026-11-22T14:30:00Z')
const filled = {
  ...emptyReport('unit-1'),
  description: 'Insatsen uteblev.',
  affected: 'one',
  danger: 'no',
} as const

test('an empty form asks for exactly what a report must have', () => {
  expect(Object.keys(validateReport(emptyReport(null), now)).toSorted()).toEqual([
    'affected',
    'danger',
    'description',
    'unitId',
  ])
})

test('an idea needs no answer about harm', () => {
  const idea = {
    ...emptyReport('unit-1'),
    reportType: 'improvement-idea',
    description: 'Gemensam mapp.',
  } as const
  expect(validateReport(idea, now)).toEqual({})
  expect(toCommand(idea, now)).toMatchObject({
    affected: 'none-known',
    immediateDanger: false,
    immediateAction: null,
  })
})

test('just now is this very instant', () => {
  expect(toCommand(filled, now).occurred).toEqual({ precision: 'instant', at: '2026-11-22T14:30:00.000Z' })
})

test('a day alone stays a day, with a clock time it is an instant in Swedish time', () => {
  expect(toCommand({ ...filled, when: 'day', day: '20261103' }, now).occurred).toEqual({
    precision: 'date',
    on: '2026-11-03',
  })
  expect(toCommand({ ...filled, when: 'day', day: '2026-07-03', time: '1430' }, now).occurred).toEqual({
    precision: 'instant',
    at: '2026-07-03T12:30:00.000Z',
  })
  expect(toCommand({ ...filled, when: 'unknown' }, now).occurred).toEqual({ precision: 'unknown' })
})

test.each([
  [{ when: 'day', day: '2026-11-23' }, 'day'],
  [{ when: 'day', day: '2026-02-30' }, 'day'],
  [{ when: 'day', day: '2026-11-22', time: '15:31' }, 'time'],
  [{ when: 'day', day: '2026-11-22', time: 'kväll' }, 'time'],
  [{ danger: 'yes' }, 'action'],
  [{ caseReference: 'Anna Berg' }, 'caseReference'],
  [{ caseReference: '811218-9876' }, 'caseReference'],
  [{ title: 'Om 811218-9876' }, 'title'],
  [{ count: '0' }, 'count'],
  [{ count: 'många' }, 'count'],
  [{ counterpartKind: 'region' }, 'counterpartName'],
] as const)('%j is a fault in %s', (change, field) => {
  expect(Object.keys(validateReport({ ...filled, ...change }, now))).toEqual([field])
})

test('a case reference is sent only for one person', () => {
  expect(toCommand({ ...filled, caseReference: 'IFO-2026-118' }, now).caseReference).toBe('IFO-2026-118')
  expect(
    toCommand({ ...filled, affected: 'several', caseReference: 'IFO-2026-118' }, now).caseReference,
  ).toBeNull()
})

test('a draft from an older form is made whole and keeps nothing unknown', () => {
  expect(fromDraft({ description: 'Påbörjad', gone: 'x', count: 3 }, 'unit-1')).toEqual({
    ...emptyReport('unit-1'),
    description: 'Påbörjad',
  })
})

test('clock times as people write them', () => {
  expect(['9:05', '14.30', '1430', '24:00', '9'].map(parseTime)).toEqual([
    '09:05',
    '14:30',
    '14:30',
    null,
    null,
  ])
  expect(instantOf('2026-01-15', '08:00').toISOString()).toBe('2026-01-15T07:00:00.000Z')
})
