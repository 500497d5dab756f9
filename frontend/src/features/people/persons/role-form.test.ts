import { expect, test } from 'vitest'
import { asksWhere, placeOf, type RoleValues, startingRole, toAssignment, validateRole } from './role-form'

const ANNA = { id: 'p', label: 'Anna' }
const TODAY = '2026-11-22'
const UNIT = { id: 'u', label: 'Familjehem' }

function values(part: Partial<RoleValues>): RoleValues {
  return { ...startingRole({ person: ANNA, role: undefined, unit: UNIT }, TODAY), ...part }
}

test('a manager is given a unit, a quality developer the whole board, whatever was filled in', () => {
  expect(toAssignment(values({ role: 'unit-manager', where: 'board' }), 'b').unitId).toBe('u')
  expect(toAssignment(values({ role: 'quality-developer' }), 'b').unitId).toBeNull()
})

test('only some roles leave the place to choose', () => {
  expect(asksWhere('department-head')).toBe(true)
  expect(asksWhere('unit-manager')).toBe(false)
  expect(placeOf(values({ role: 'department-head', where: 'board' }))).toBe('board')
})

test('an auditor has a last day, others may go on until further notice', () => {
  expect(validateRole(values({ role: 'auditor' }), TODAY)).toHaveProperty('to')
  expect(validateRole(values({ role: 'auditor', to: '2027-06-30' }), TODAY)).toEqual({})
  expect(toAssignment(values({ role: 'reporter' }), 'b').validTo).toBeNull()
})

test('what is missing is said at its field', () => {
  const wrong = validateRole(
    values({ person: null, unit: null, role: 'unit-manager', to: '2026-11-01' }),
    TODAY,
  )
  expect(Object.keys(wrong).toSorted()).toEqual(['person', 'to', 'unit'])
})

test('a role begins with no last day that has been', () => {
  const role = { role: 'reporter', from: '2020-01-01' } as const
  expect(validateRole(values({ ...role, to: '2026-11-21' }), TODAY)).toEqual({
    to: 'Sista dagen har redan varit. Ange i dag eller senare',
  })
  expect(validateRole(values({ ...role, to: TODAY }), TODAY)).toEqual({})
})
