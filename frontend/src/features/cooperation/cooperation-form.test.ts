import { expect, test } from 'vitest'
import { type CooperationValues, toCommand, validate, valuesOf } from './cooperation-form'

const FILLED: CooperationValues = {
  ...valuesOf(undefined),
  direction: 'to-counterpart',
  counterpart: 'region-hospital',
  sent: '2026-03-02',
}

test.each([
  [{ direction: '' }, ['direction']],
  [{ counterpart: '' }, ['counterpart']],
  [{ sent: '2026-02-30' }, ['sent']],
  [{ sent: '2999-01-01' }, ['sent']],
  [{ answered: '2026-03-01' }, ['answered']],
  [{ answer: 'Rutinen är ändrad.' }, ['answered']],
  [{ answer: 'Rutinen är ändrad.', answered: '2026-03-09' }, []],
] as const)('%j is wrong at %j', (change, faults) => {
  expect(Object.keys(validate({ ...FILLED, ...change }))).toEqual(faults)
})

test('what is not filled in is said to be nothing', () => {
  expect(toCommand({ ...FILLED, number: ' MC-17 ' })).toEqual({
    direction: 'to-counterpart',
    counterpart: 'region-hospital',
    category: null,
    externalNumber: 'MC-17',
    sentOn: '2026-03-02',
    answeredOn: null,
    counterpartAnswer: null,
  })
})
