import { expect, test } from 'vitest'
import { answerOutcomeLabels, hindranceLabels } from '@/api/codes.gen'
import { type AnswerValues, chosen, toAnswer, validateAnswer } from './answer-form'
import { HINDRANCE, OUTCOME, STARTS } from './messages.sv'

const EMPTY: AnswerValues = { outcome: '', hindrance: '', text: '', also: [] }

test('a text begins as fits the outcome, and what somebody has written stays', () => {
  const first = { ...EMPTY, ...chosen(EMPTY, 'acted') }
  expect(first.text).toBe(STARTS.acted)
  const second = { ...first, ...chosen(first, 'no-need') }
  expect(second.text).toBe(STARTS['no-need'])
  const own = { ...second, text: `${second.text}allt var redan gjort.` }
  expect({ ...own, ...chosen(own, 'planned') }.text).toBe(own.text)
})

test('the codes are called what the contract calls them', () => {
  expect([OUTCOME, HINDRANCE]).toEqual([answerOutcomeLabels, hindranceLabels])
})

test('what a text begins with is no answer', () => {
  expect(validateAnswer(EMPTY)).toHaveProperty('outcome')
  expect(validateAnswer({ ...EMPTY, outcome: 'acted', text: STARTS.acted })).toHaveProperty('text')
  expect(validateAnswer({ ...EMPTY, outcome: 'acted', text: `${STARTS.acted}ett nytt brev.` })).toEqual({})
})

test('why nobody can be answered is a reason of the list, or in words', () => {
  const none: AnswerValues = { ...EMPTY, outcome: 'not-possible' }
  expect(validateAnswer(none)).toHaveProperty('hindrance')
  expect(validateAnswer({ ...none, hindrance: 'anonymous' })).toEqual({})
  expect(validateAnswer({ ...none, hindrance: 'other' })).toHaveProperty('text')
  expect(toAnswer({ ...none, hindrance: 'anonymous' })).toEqual({
    outcome: 'not-possible',
    hindrance: 'anonymous',
    also: [],
  })
})
