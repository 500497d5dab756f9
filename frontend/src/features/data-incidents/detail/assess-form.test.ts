import { expect, test } from 'vitest'
import type { Incident } from '../queries'
import { startOf, toAssessment, validateAssess } from './assess-form'
import { momentFaults, momentOf, readTime, toMoment } from './moment-form'

const incident = {
  learntAt: '2026-03-27T08:00:42Z',
  learntReason: null,
  subjectCount: null,
  subjectKinds: [],
  risk: null,
  circumstances: null,
  consequences: null,
  measures: null,
} as unknown as Incident

test('who changes nothing says that the board learnt of it when it was reported', () => {
  const values = startOf(incident)
  expect(validateAssess(values)).toEqual({})
  expect(toAssessment(values)).toMatchObject({ learnt: null, learntReason: null, risk: null })
})

test('another time needs a day, a time and a reason', () => {
  const other = { ...startOf(incident), learnt: 'other' } as const
  expect(Object.keys(validateAssess(other))).toEqual(['day', 'time', 'learntReason'])
  const told = { ...other, day: '2026-03-28', time: '0905', learntReason: 'Brevet öppnades då.' }
  expect(validateAssess(told)).toEqual({})
  expect(toAssessment(told)).toMatchObject({ learnt: { on: '2026-03-28', time: '09:05' } })
})

test('a moment is written as clocks in Sweden show it', () => {
  expect(momentOf('2026-03-27T08:00:42Z')).toEqual({ day: '2026-03-27', time: '09:00', which: '' })
  expect([readTime('9.05'), readTime('24:00')]).toEqual(['09:05', null])
  expect(Object.keys(momentFaults({ day: '2099-01-01', time: '', which: '' }))).toEqual(['day', 'time'])
  expect(toMoment({ day: '2026-10-25', time: '02:30', which: 'second' })).toEqual({
    on: '2026-10-25',
    time: '02:30',
    isSecond: true,
  })
})
