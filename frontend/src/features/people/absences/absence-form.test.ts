import { expect, test } from 'vitest'
import { toAbsence, validateAbsence } from './absence-form'

const ANNA = { id: 'a', label: 'Anna' }
const BO = { id: 'b', label: 'Bo' }
const TODAY = '2026-11-22'
const LIMITS = { oneself: 'c', days: 90 }

test('somebody away needs somebody else as deputy, and a last day', () => {
  expect(validateAbsence({ person: ANNA, deputy: BO, from: '2026-12-01', to: '' }, LIMITS, TODAY)).toEqual({
    to: 'Ange den sista dagen',
  })
  expect(
    validateAbsence({ person: ANNA, deputy: ANNA, from: '2026-12-01', to: '2026-12-02' }, LIMITS, TODAY),
  ).toHaveProperty('deputy')
  expect(
    validateAbsence({ person: ANNA, deputy: BO, from: '2026-12-05', to: '2026-12-01' }, LIMITS, TODAY),
  ).toHaveProperty('to')
})

test('days go to the API as civil dates', () => {
  const values = { person: ANNA, deputy: BO, from: '261201', to: '2026/12/24' }
  expect(validateAbsence(values, LIMITS, TODAY)).toEqual({})
  expect(toAbsence(values, 'n')).toEqual({
    boardId: 'n',
    personId: 'a',
    deputyId: 'b',
    absentFrom: '2026-12-01',
    absentTo: '2026-12-24',
  })
})

test('whoever reports is not the deputy, and nobody stands in for longer than the board lets', () => {
  const values = { person: ANNA, deputy: BO, from: '2026-12-01', to: '2027-02-28' }
  expect(validateAbsence(values, LIMITS, TODAY)).toEqual({})
  expect(validateAbsence({ ...values, to: '2027-03-01' }, LIMITS, TODAY)).toEqual({
    to: 'Högst 90 dagar i följd',
  })
  expect(validateAbsence(values, { ...LIMITS, oneself: BO.id }, TODAY)).toHaveProperty('deputy')
})

test('an absence that has been is not reported', () => {
  const values = { person: ANNA, deputy: BO, from: '2026-11-01', to: '2026-11-21' }
  expect(validateAbsence(values, LIMITS, TODAY)).toHaveProperty('to')
  expect(validateAbsence({ ...values, to: TODAY }, LIMITS, TODAY)).toEqual({})
})
