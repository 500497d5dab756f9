import { expect, test } from 'vitest'
import { containsPersonalNumber } from './personal-number'

// Invented numbers with a right check digit, and ones that only look alike.
test.each([
  ['Ring 811218-9876 i morgon', true],
  ['19811218 9876', true],
  ['8112189876', true],
  ['811218–9876', true],
  ['８１１２１８-９８７６', true],
  ['811278-9873', true],
  ['811218-9875', false],
  ['811318-9876', false],
  ['Diarienummer SN 2026/0811218-98765', false],
  ['08-121 89 76', false],
  ['', false],
])('%j holds a personal number: %j', (text, found) => {
  expect(containsPersonalNumber(text)).toBe(found)
})
