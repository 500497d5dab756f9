import { expect, test } from 'vitest'
import {
  type JudgementValues,
  needsReason,
  START,
  toJudgement,
  toReopening,
  validateJudgement,
  validateReopening,
} from './judge-form'

test('nothing is chosen beforehand, and what cannot be judged says why', () => {
  const faults = (values: Partial<JudgementValues>, isStatement = false) =>
    Object.keys(validateJudgement({ ...START, ...values }, isStatement, null, false))
  expect(faults({})).toEqual(['effect'])
  expect(faults({}, true)).toEqual(['holds', 'effect'])
  expect(faults({ effect: 'cannot-be-judged' })).toEqual(['reason'])
  expect(faults({ effect: 'no-effect' })).toEqual([])
})

test.each([
  [{ holds: 'no', effect: 'led-to-improvement' }, null, true],
  [{ holds: 'no', effect: 'no-effect' }, null, false],
  [{ holds: 'yes', effect: 'no-effect' }, null, true],
  [{ holds: 'yes', effect: 'led-to-improvement' }, null, false],
  [{ effect: 'led-to-improvement' }, 'unsure', true],
  [{ effect: 'led-to-improvement' }, 'worsened', true],
  [{ effect: 'no-effect' }, 'improved', true],
  [{ effect: 'led-to-improvement' }, 'improved', false],
  [{ effect: 'led-to-improvement' }, 'too-few-points', false],
] as const)('a judgement %o of what showed %s needs a reason: %s', (values, outcome, expected) => {
  expect(needsReason({ ...START, ...values }, outcome, false)).toBe(expected)
})

test('before the registered day it is said how one knows', () => {
  const said: JudgementValues = { holds: 'yes', effect: 'led-to-improvement', reason: '' }
  expect(validateJudgement(said, true, null, true)).toHaveProperty('reason')
  expect(validateJudgement({ ...said, reason: 'Alla följer den.' }, true, null, true)).toEqual({})
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
