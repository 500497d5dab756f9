import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { containsPersonalNumber } from './personal-number'

const file = readFileSync('../backend/tests/unit/personal_numbers.json', 'utf8')
const cases = JSON.parse(file) as Record<'found' | 'left alone', string[]>

// The same cases as the server's test: invented numbers with a right check digit, and ones that only look alike.
test.each(cases.found)('%j holds a personal number', (text) => {
  expect(containsPersonalNumber(text)).toBe(true)
  expect(containsPersonalNumber(`Den enskilde ${text} fick fel brev`)).toBe(true)
})

test.each(cases['left alone'])('%j holds none', (text) => {
  expect(containsPersonalNumber(text)).toBe(false)
})
