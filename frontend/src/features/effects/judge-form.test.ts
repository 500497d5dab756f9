import { expect, test } from 'vitest'
import { START, toJudgement, toReopening, validateJudgement, validateReopening } from './judge-form'

test('nothing is chosen beforehand, and what cannot be judged says why', () => {
  expect(Object.keys(validateJudgement(START, false))).toEqual(['effect'])
  expect(Object.keys(validateJudgement(START, true))).toEqual(['holds', 'effect'])
  expect(Object.keys(validateJudgement({ ...START, effect: 'cannot-be-judged' }, false))).toEqual(['reason'])
  expect(validateJudgement({ ...START, effect: 'no-effect' }, false)).toEqual({})
})

test('what is sent has an answer to the statement only where there was one', () => {
  expect(toJudgement({ holds: 'no', effect: 'no-effect', reason: ' Samma fel igen. ' })).toEqual({
    holds: false,
    effect: 'no-effect',
    reason: 'Samma fel igen.',
  })
  expect(toJudgement({ ...START, effect: 'led-to-improvement' })).toEqual({ effect: 'led-to-improvement' })
})

test('an action is opened again for days to come, and followed up when it is done', () => {
  const faults = (reason: string, carryOutBy: string, followUpOn: string) =>
    Object.keys(validateReopening({ reason, carryOutBy, followUpOn }, '2026-11-29'))
  expect(faults('', '2026-11-28', '')).toEqual(['reason', 'carryOutBy', 'followUpOn'])
  expect(faults('Mer behövs.', '2027-01-10', '2027-01-09')).toEqual(['followUpOn'])
  expect(faults('Mer behövs.', '2026-11-29', '2026-11-29')).toEqual([])
  expect(toReopening({ reason: ' Mer. ', carryOutBy: '20270110', followUpOn: '2027-06-01' })).toEqual({
    reason: 'Mer.',
    carryOutBy: '2027-01-10',
    followUpOn: '2027-06-01',
  })
})
