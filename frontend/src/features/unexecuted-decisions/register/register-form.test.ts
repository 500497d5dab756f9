import { expect, test } from 'vitest'
import { EMPTY, type RegisterValues, toDecision, validateRegister } from './register-form'

const TODAY = '2026-11-22'
const FILLED: RegisterValues = {
  ...EMPTY,
  caseReference: ' 2026-114 ',
  decidedOn: '20260915',
  unitId: 'u',
  law: 'sol',
  benefit: 'contact-person',
  sex: 'female',
}
const faults = (part: Partial<RegisterValues>) => validateRegister({ ...FILLED, ...part }, TODAY)

test('what every decision needs is asked for in the order of the form', () => {
  expect(Object.keys(validateRegister(EMPTY, TODAY))).toEqual([
    'caseReference',
    'decidedOn',
    'unitId',
    'law',
    'benefit',
    'sex',
  ])
  expect(faults({})).toEqual({})
})

test('a case reference is opaque and names nobody', () => {
  expect(faults({ caseReference: '19121212-1212' }).caseReference).toContain('personnummer')
  expect(faults({ caseReference: '2026 114' })).toHaveProperty('caseReference')
  expect(faults({ caseReference: 'a'.repeat(41) })).toHaveProperty('caseReference')
})

test('a decision has been made, at the latest today', () => {
  expect(faults({ decidedOn: TODAY })).toEqual({})
  expect(faults({ decidedOn: '2026-11-23' }).decidedOn).toContain('framåt')
  expect(faults({ decidedOn: '2026-02-30' })).toHaveProperty('decidedOn')
})

test('an extent is an amount of something, or nothing at all', () => {
  expect(faults({ amount: '2,5', extentUnit: 'hours-per-week' })).toEqual({})
  expect(Object.keys(faults({ amount: '2,5' }))).toEqual(['extentUnit'])
  expect(Object.keys(faults({ extentUnit: 'places' }))).toEqual(['amount'])
  expect(faults({ amount: '0', extentUnit: 'places' }).amount).toContain('0,01')
  expect(Object.keys(faults({ amount: 'fem', extentUnit: 'places' }))).toEqual(['amount'])
})

test('an identity is a personal number whose digits agree, or the number that IVO uses instead', () => {
  expect(faults({ personNumber: '19121212-1212', name: 'Tolvan' })).toEqual({})
  expect(faults({ personNumber: '20100405-t224' })).toEqual({})
  expect(faults({ personNumber: '19121212-1213' }).personNumber).toContain('går inte ihop')
  expect(faults({ personNumber: '121212-1212' })).toHaveProperty('personNumber')
  expect(faults({ name: 'Tolvan' })).toHaveProperty('personNumber')
})

test('the command says which paragraph it rests on, and holds nothing that was not given', () => {
  expect(toDecision(FILLED)).toEqual({
    unitId: 'u',
    caseReference: '2026-114',
    lawArea: 'sol',
    lawTopic: 'grant',
    benefit: 'contact-person',
    origin: 'decision',
    decidedOn: '2026-09-15',
    sex: 'female',
    extent: null,
    isProtected: false,
    identity: null,
  })
  const more = { law: 'sol-economic', amount: '2,5', extentUnit: 'hours-per-week' } as const
  expect(toDecision({ ...FILLED, ...more, personNumber: '20100405-t224' })).toMatchObject({
    lawTopic: 'grant-economic',
    extent: { amount: 2.5, unit: 'hours-per-week' },
    identity: { personNumber: '20100405-T224', name: null },
  })
  expect(toDecision({ ...FILLED, law: 'lss' })).toMatchObject({ lawArea: 'lss', lawTopic: 'grant' })
})
