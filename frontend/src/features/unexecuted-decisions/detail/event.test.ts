import { expect, test } from 'vitest'
import { type EventValues, groupsFor, kindsFor, toAmount, toEvent, validateEvent } from './event'

const decision = { decidedOn: '2026-03-01', extent: { amount: 10, unit: 'hours-per-week' as const } }
const values: EventValues = {
  kind: 'executed',
  happenedOn: '2026-04-01',
  executedExtent: '',
  wasReasonable: '',
  note: '',
}
const faultsOf = (change: Partial<EventValues>) =>
  Object.keys(validateEvent({ ...values, ...change }, decision, '2026-11-22'))

test('what may be told follows from where the decision stands', () => {
  expect(groupsFor('waiting')).toEqual(['offer', 'execution', 'ending'])
  expect(groupsFor('interrupted')).toContain('resumption')
  expect(groupsFor('executed')).not.toContain('offer')
  expect(groupsFor('closed')).toEqual([])
})

test('a part can be executed only of what has an extent', () => {
  expect(kindsFor('execution', decision)).toEqual(['executed', 'partly-executed'])
  expect(kindsFor('execution', { extent: null })).toEqual(['executed'])
})

test('the day is a real one, not before the decision and not ahead', () => {
  expect(faultsOf({})).toEqual([])
  expect(faultsOf({ happenedOn: '2026-02-30' })).toEqual(['happenedOn'])
  expect(faultsOf({ happenedOn: '2026-02-28' })).toEqual(['happenedOn'])
  expect(faultsOf({ happenedOn: '2026-11-23' })).toEqual(['happenedOn'])
  expect(faultsOf({ kind: '' })).toEqual(['kind'])
})

test('a part is more than nothing and less than all', () => {
  for (const executedExtent of ['', 'fem', '0', '-1', '10', '11'])
    expect(faultsOf({ kind: 'partly-executed', executedExtent })).toEqual(['executedExtent'])
  expect(faultsOf({ kind: 'partly-executed', executedExtent: '2,5' })).toEqual([])
  expect(toAmount(' 2,5 ')).toBe(2.5)
})

test('only what belongs to the kind is sent', () => {
  expect(toEvent({ ...values, executedExtent: '4', wasReasonable: 'yes', note: '  ' })).toEqual({
    kind: 'executed',
    happenedOn: '2026-04-01',
  })
  expect(
    toEvent({ ...values, kind: 'offer-declined', wasReasonable: 'no', note: ' För långt bort ' }),
  ).toEqual({
    kind: 'offer-declined',
    happenedOn: '2026-04-01',
    wasReasonable: false,
    note: 'För långt bort',
  })
  expect(toEvent({ ...values, kind: 'partly-executed', executedExtent: '2,5' }).executedExtent).toBe(2.5)
})
