import { expect, test } from 'vitest'
import { dataIncidentStatusLabels, dataRiskLabels, dataSubjectsLabels } from '@/api/codes.gen'
import { moment, timeOf } from './clock'
import { RISK, STATUS, SUBJECTS } from './messages.sv'

const waits = { status: 'reported', timeStatus: 'running', dueAt: '2026-03-30T08:00:00Z' } as const

test('hours are counted whatever the clocks on the walls do', () => {
  expect(timeOf(waits, Date.parse('2026-03-27T08:00:00Z'))?.label).toBe('72 timmar kvar')
  expect(timeOf(waits, Date.parse('2026-03-30T07:30:00Z'))).toEqual({
    tone: 'warn',
    label: 'mindre än en timme kvar',
  })
  expect(timeOf(waits, Date.parse('2026-03-30T08:00:01Z'))).toEqual({
    tone: 'danger',
    label: 'tiden har gått ut',
  })
})

test('the time of day is that of Sweden, before and after the clock is put forward', () => {
  expect(moment('2026-03-27T08:00:00Z')).toBe('27 mars 2026 kl. 09:00')
  expect(moment('2026-03-30T08:00:00Z')).toBe('30 mars 2026 kl. 10:00')
})

test('what is decided says whether it was in time', () => {
  const decided = { ...waits, status: 'notified' } as const
  expect(timeOf({ ...decided, timeStatus: 'met' })?.label).toBe('i tid')
  expect(timeOf({ ...decided, timeStatus: 'missed' })?.label).toBe('för sent')
  expect(timeOf({ ...decided, dueAt: null })).toBeNull()
})

test('the codes are called what the contract calls them', () => {
  expect([STATUS, RISK, SUBJECTS]).toEqual([dataIncidentStatusLabels, dataRiskLabels, dataSubjectsLabels])
})
