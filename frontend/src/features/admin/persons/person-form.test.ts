import { expect, test } from 'vitest'
import { EMPTY_PERSON, toNewPerson, validatePerson } from './person-form'

const ANNA = { ...EMPTY_PERSON, name: 'Anna Björkvinge', email: 'anna@kommun.example' }

test('a person needs a name, and a readable address if any', () => {
  expect(validatePerson(ANNA)).toEqual({})
  expect(validatePerson({ ...ANNA, email: '' })).toEqual({})
  expect(Object.keys(validatePerson({ ...ANNA, name: ' A ', email: 'anna' }))).toEqual(['name', 'email'])
})

test('a login is tied whole or not at all', () => {
  expect(toNewPerson(ANNA, 'b').identity).toBeNull()
  expect(validatePerson({ ...ANNA, subject: 'anna' })).toHaveProperty('issuer')
  expect(validatePerson({ ...ANNA, issuer: 'login', subject: 'anna' })).toHaveProperty('issuer')
  const tied = { ...ANNA, issuer: 'https://login.kommun.example', subject: 'anna ' }
  expect(validatePerson(tied)).toEqual({})
  expect(toNewPerson(tied, 'b').identity).toEqual({
    issuer: 'https://login.kommun.example',
    subject: 'anna',
  })
})
