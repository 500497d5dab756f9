import { expect, test } from 'vitest'
import { toAbsence, validateAbsence } from './absence-form'

const ANNA = { id: 'a', label: 'Anna' }
const BO = { id: 'b', label: 'Bo' }

test('somebody away needs somebody else as deputy, and a last day', () => {
  expect(validateAbsence({ person: ANNA, deputy: BO, from: '2026-12-01', to: '' })).toEqual({
    to: 'Ange den sista dagen',
  })
  expect(
    validateAbsence({ person: ANNA, deputy: ANNA, from: '2026-12-01', to: '2026-12-02' }),
  ).toHaveProperty('deputy')
  expect(validateAbsence({ person: ANNA, deputy: BO, from: '2026-12-05', to: '2026-12-01' })).toHaveProperty(
    'to',
  )
})

test('days go to the API as civil dates', () => {
  const values = { person: ANNA, deputy: BO, from: '261201', to: '2026/12/24' }
  expect(validateAbsence(values)).toEqual({})
  expect(toAbsence(values, 'n')).toEqual({
    boardId: 'n',
    personId: 'a',
    deputyId: 'b',
    absentFrom: '2026-12-01',
    absentTo: '2026-12-24',
  })
})
