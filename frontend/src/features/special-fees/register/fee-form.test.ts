import { expect, test } from 'vitest'
import { type FeeValues, START, toFee, toKronor, validateFee } from './fee-form'

const decision = { decidedOn: '2025-03-01' }
const values: FeeValues = {
  court: 'Förvaltningsrätten i Umeå',
  judgedOn: '2026-02-10',
  amountKr: '70 000',
  note: '',
}
const faultsOf = (change: Partial<FeeValues>) =>
  Object.keys(validateFee({ ...values, ...change }, decision, '2026-11-22'))

test('an empty form tells what is needed', () => {
  expect(faultsOf({})).toEqual([])
  expect(faultsOf(START)).toEqual(['court', 'judgedOn', 'amountKr'])
})

test('the judgment comes after the decision and has been', () => {
  for (const judgedOn of ['2025-02-28', '2026-11-23', '2026-02-30'])
    expect(faultsOf({ judgedOn })).toEqual(['judgedOn'])
  expect(faultsOf({ judgedOn: '2025-03-01' })).toEqual([])
})

test('the amount is whole kronor, more than none, however it is written', () => {
  for (const amountKr of ['0', '-5', '12,50', 'många', '999999999999'])
    expect(faultsOf({ amountKr })).toEqual(['amountKr'])
  expect(['457300', '457 300', '457\u00a0300 kr', '457300 kronor'].map(toKronor)).toEqual(
    Array.from({ length: 4 }, () => 457_300),
  )
})

test('what is sent has no blanks around it', () => {
  expect(toFee({ ...values, court: ' Kammarrätten ', note: '  ' })).toEqual({
    court: 'Kammarrätten',
    judgedOn: '2026-02-10',
    amountKr: 70_000,
  })
  expect(toFee({ ...values, note: ' Överklagas. ' }).note).toBe('Överklagas.')
})
