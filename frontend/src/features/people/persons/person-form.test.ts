import { expect, test } from 'vitest'
import { EMPTY_PERSON, toNewPerson, validatePerson } from './person-form'

const ANNA = { ...EMPTY_PERSON, name: 'Anna Björkvinge', email: 'anna@kommun.example' }

test('a person needs a name, and a readable address if any', () => {
  expect(validatePerson(ANNA)).toEqual({})
  expect(validatePerson({ ...ANNA, email: '' })).toEqual({})
  expect(Object.keys(validatePerson({ ...ANNA, name: ' A ', email: 'anna' }))).toEqual(['name', 'email'])
})

test('somebody who is not to log in yet has no identity', () => {
  expect(toNewPerson(ANNA, 'b').identity).toBeNull()
  expect(validatePerson({ ...ANNA, subject: 'anna björk' })).toHaveProperty('subject')
  expect(validatePerson({ ...ANNA, subject: 'a'.repeat(256) })).toHaveProperty('subject')
  const known = { ...ANNA, subject: ' 8f0c-anna ' }
  expect(validatePerson(known)).toEqual({})
  expect(toNewPerson(known, 'b').identity).toEqual({ subject: '8f0c-anna' })
})
