import { expect, test } from 'vitest'
import { asksWhere, placeOf, type RoleValues, startingRole, toAssignment, validateRole } from './role-form'

const ANNA = { id: 'p', label: 'Anna' }
const UNIT = { id: 'u', label: 'Familjehem' }

function values(part: Partial<RoleValues>): RoleValues {
  return { ...startingRole({ person: ANNA, role: undefined, unit: UNIT }, '2026-11-22'), ...part }
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
  expect(validateRole(values({ role: 'auditor' }))).toHaveProperty('to')
  expect(validateRole(values({ role: 'auditor', to: '2027-06-30' }))).toEqual({})
  expect(toAssignment(values({ role: 'reporter' }), 'b').validTo).toBeNull()
})

test('what is missing is said at its field', () => {
  const found = validateRole(values({ person: null, unit: null, role: 'unit-manager', to: '2026-11-01' }))
  expect(Object.keys(found).toSorted()).toEqual(['person', 'to', 'unit'])
})
