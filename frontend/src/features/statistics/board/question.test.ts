import { expect, test } from 'vitest'
import { chosenQuestion } from './question'

const today = '2026-11-22'
const given = {
  visa: undefined,
  val: undefined,
  namnd: undefined,
  enhet: undefined,
  delat: undefined,
}

test('only ended periods can be chosen, and a month when its quarter has ended', () => {
  expect(chosenQuestion(given, today).periods[0]).toMatchObject({ code: '2026-09', to: '2026-09-30' })
  expect(chosenQuestion({ ...given, visa: 'kvartal' }, today).periods[0]?.code).toBe('2026-Q3')
  expect(chosenQuestion({ ...given, visa: 'ar' }, today).periods[0]?.code).toBe('2025')
  expect(chosenQuestion({ ...given, val: '2026-10' }, today).period?.code).toBe('2026-09')
  expect(chosenQuestion(given, '2027-01-01').periods[0]?.code).toBe('2026-12')
})

test('a year is divided by category or grade', () => {
  expect(chosenQuestion({ ...given, visa: 'ar', delat: 'cause' }, today).by).toBe('category')
  expect(chosenQuestion({ ...given, visa: 'ar', delat: 'grade' }, today).by).toBe('grade')
  expect(chosenQuestion({ ...given, delat: 'cause' }, today).by).toBe('cause')
})
