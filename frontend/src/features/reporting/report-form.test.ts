import { expect, test } from 'vitest'
import { emptyReport, fromDraft, parseTime, toCommand, validateReport } from './report-form'

const now = new Date('2026-11-22T14:30:00Z')
const filled = {
  ...emptyReport('unit-1', now),
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
  expect(toCommand(idea)).toMatchObject({
    affected: 'none-known',
    immediateDanger: false,
    immediateAction: null,
  })
})

test('just now is the instant when it was chosen', () => {
  expect(toCommand(filled).occurred).toEqual({ precision: 'instant', at: '2026-11-22T14:30:00.000Z' })
})

test('just now in a draft is the day and the time when it was chosen, whenever it is sent', () => {
  const draft = { content: { ...filled }, updatedAt: '2026-11-24T08:00:00Z' }
  const restored = fromDraft(draft, 'unit-1')
  expect(restored).toMatchObject({ when: 'day', day: '2026-11-22', time: '15:30' })
  expect(toCommand(restored).occurred).toEqual({ precision: 'instant', on: '2026-11-22', time: '15:30' })
})

test('just now in a draft that does not know when is the time when the draft was kept', () => {
  const restored = fromDraft({ content: { when: 'now' }, updatedAt: '2026-11-24T08:00:00Z' }, 'unit-1')
  expect(restored).toMatchObject({ when: 'day', day: '2026-11-24', time: '09:00' })
})

test('earlier today and yesterday are days of when they were chosen, also in a draft', () => {
  const yesterday = { ...filled, when: 'yesterday', day: '2026-11-21', time: '2130' } as const
  expect(toCommand(yesterday).occurred).toEqual({ precision: 'instant', on: '2026-11-21', time: '21:30' })
  expect(toCommand({ ...yesterday, when: 'today', day: '2026-11-22', time: '' }).occurred).toEqual({
    precision: 'date',
    on: '2026-11-22',
  })
  const draft = { content: { ...yesterday }, updatedAt: '2026-11-24T08:00:00Z' }
  expect(fromDraft(draft, 'unit-1')).toMatchObject({ when: 'day', day: '2026-11-21', time: '2130' })
})

test('a day alone stays a day, a clock time is sent as it was, and which of two when it is asked', () => {
  expect(toCommand({ ...filled, when: 'day', day: '20261103' }).occurred).toEqual({
    precision: 'date',
    on: '2026-11-03',
  })
  expect(toCommand({ ...filled, when: 'day', day: '2026-07-03', time: '1430' }).occurred).toEqual({
    precision: 'instant',
    on: '2026-07-03',
    time: '14:30',
  })
  const night = { ...filled, when: 'day', day: '2026-10-25', time: '0230', which: 'second' } as const
  expect(toCommand(night).occurred).toMatchObject({ on: '2026-10-25', time: '02:30', isSecond: true })
  expect(toCommand({ ...filled, when: 'unknown' }).occurred).toEqual({ precision: 'unknown' })
})

test.each([
  [{ when: 'day', day: '2026-11-23' }, 'day'],
  [{ when: 'day', day: '2026-02-30' }, 'day'],
  [{ when: 'day', day: '2026-11-22', time: '15:31' }, 'time'],
  [{ when: 'today', day: '2026-11-22', time: '15:31' }, 'time'],
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
  expect(toCommand({ ...filled, caseReference: 'IFO-2026-118' }).caseReference).toBe('IFO-2026-118')
  expect(
    toCommand({ ...filled, affected: 'several', caseReference: 'IFO-2026-118' }).caseReference,
  ).toBeNull()
})

test('a draft from an older form is made whole and keeps nothing unknown', () => {
  const content = { description: 'Påbörjad', when: 'unknown', gone: 'x', count: 3 }
  const empty = emptyReport('unit-1', now)
  expect(fromDraft({ content, updatedAt: now.toISOString() }, 'unit-1')).toEqual({
    ...empty,
    description: 'Påbörjad',
    when: 'unknown',
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
})
