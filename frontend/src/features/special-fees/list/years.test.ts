import { expect, test } from 'vitest'
import { withEmptyYears } from './years'

const sum = (year: number) => ({ year, count: 1, sumKr: 70_000, unpaidKr: 0 })
const none = (year: number) => ({ year, count: 0, sumKr: 0, unpaidKr: 0 })

test('years without a fee stand among the others, to this year', () => {
  expect(withEmptyYears([sum(2024), sum(2021)], 2026)).toEqual([
    none(2026),
    none(2025),
    sum(2024),
    none(2023),
    none(2022),
    sum(2021),
  ])
})

test('nothing is made up where there is no fee at all', () => {
  expect(withEmptyYears([], 2026)).toEqual([])
})
