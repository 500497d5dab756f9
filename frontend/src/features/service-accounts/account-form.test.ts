import { expect, test } from 'vitest'
import { emptyAccount, stateOf, toEnd, toNew, validateAccount, validateNew } from './account-form'

const TODAY = '2026-11-29'
const VALUES = {
  ...emptyAccount(TODAY),
  name: ' Verksamhetssystemet ',
  clientId: ' vs-1 ',
  job: 'deviation-intake',
} as const

const ACCOUNT = {
  id: 'i',
  boardId: 'b',
  name: 'Verksamhetssystemet',
  clientId: 'vs-1',
  job: 'deviation-intake',
  jobName: 'Lämna avvikelser',
  scopes: [],
  validTo: '2026-11-29',
  createdByName: null,
  lastUsedAt: null,
  isUnused: false,
  version: 1,
  _links: [],
} as const

test('a system is connected for a year, by what was typed without blanks around it', () => {
  expect(validateNew(VALUES, TODAY)).toEqual({})
  expect(toNew(VALUES, 'b')).toEqual({
    boardId: 'b',
    name: 'Verksamhetssystemet',
    clientId: 'vs-1',
    job: 'deviation-intake',
    validTo: '2027-11-29',
  })
})

test('what is missing or unreadable is said at its field', () => {
  const wrong = { name: 'V', job: '', clientId: 'två ord', to: 'snart' } as const
  expect(Object.keys(validateNew(wrong, TODAY)).toSorted()).toEqual(['clientId', 'job', 'name', 'to'])
})

test('a system that ends is refused from this day on', () => {
  expect(toEnd({ ...ACCOUNT, scopes: [], _links: [] }, TODAY).validTo).toBe('2026-11-28')
})

test('a system may call through its last day, and is pointed out when it does not', () => {
  const account = { ...ACCOUNT, scopes: [] }
  expect(stateOf(account, '2026-11-29')).toBe('current')
  expect(stateOf(account, '2026-11-30')).toBe('ended')
  expect(stateOf({ ...account, isUnused: true }, '2026-11-29')).toBe('unused')
})

test('a last day that has been is neither given nor renewed to, but may stand', () => {
  const hasBeen = { to: 'Sista dagen har redan varit. Ange i dag eller senare' }
  const on = (to: string) => ({ ...VALUES, to })
  expect(validateNew(on('2026-11-28'), TODAY)).toEqual(hasBeen)
  expect(validateNew(on(TODAY), TODAY)).toEqual({})
  expect(validateAccount(on('2026-11-28'), '2026-06-30', TODAY)).toEqual(hasBeen)
  expect(validateAccount(on('2026-06-30'), '2026-06-30', TODAY)).toEqual({})
})
