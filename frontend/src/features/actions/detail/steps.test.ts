import { expect, test } from 'vitest'
import * as rules from '@/api/rules.gen'
import type { Action, Step } from '../queries'
import { t } from './messages.sv'
import { boundsOf, STEPS, startOf, toBody, validateStep } from './steps'

const TODAY = '2026-11-29'
const action = { dueOn: '2026-12-10', sentOn: '2026-11-10' } as Action
const NAMES = Object.keys(STEPS) as Step[]
const TAKEN: Record<Step, object> = {
  starts: {},
  dispatches: rules.ActionDispatchCreate,
  'outside-answers': rules.ActionAnswerCreate,
  completions: rules.ActionCompletionCreate,
  postponements: rules.ActionPostponementCreate,
  cancellations: rules.ActionCancellationCreate,
}

test.each(NAMES)('%s asks for what the contract takes, each with a question and a fault', (name) => {
  const asked = Object.keys(startOf(STEPS[name], TODAY))
  expect(asked.toSorted()).toEqual(Object.keys(TAKEN[name]).toSorted())
  for (const field of asked) {
    expect(t.steps[name]).toHaveProperty(field)
    expect(t.faults).toHaveProperty(field)
  }
})

test.each<[Step, Record<string, string>, string[]]>([
  ['starts', {}, []],
  ['dispatches', { sentOn: TODAY }, []],
  ['dispatches', { sentOn: '2026-11-30' }, ['sentOn']],
  ['outside-answers', { answeredOn: '2026-11-09', answer: 'Klart.' }, ['answeredOn']],
  ['outside-answers', { answeredOn: '2026-11-10', answer: ' ' }, ['answer']],
  ['completions', { evidence: 'Listan är signerad.' }, []],
  ['postponements', { carryOutBy: '2026-12-10', reason: 'Leveransen dröjer.' }, ['carryOutBy']],
  ['postponements', { carryOutBy: '2026-12-11', reason: '' }, ['reason']],
  ['cancellations', { reason: '' }, ['reason']],
])('%s with %o lacks %o', (name, values, lacking) => {
  expect(Object.keys(validateStep(STEPS[name], values, action, TODAY))).toEqual(lacking)
})

test('what is late already is moved to a day to come', () => {
  const late = { ...action, dueOn: '2026-11-01' }
  expect(boundsOf(STEPS.postponements, late, TODAY)).toEqual({ min: '2026-11-30' })
})

test('what is sent is a day as the API has it and words without blanks around them', () => {
  expect(toBody(STEPS['outside-answers'], { answeredOn: '12/11 2026', answer: ' Klart. ' })).toEqual({
    answeredOn: '2026-11-12',
    answer: 'Klart.',
  })
  expect(toBody(STEPS.starts, {})).toEqual({})
})
