import * as v from 'valibot'
import { expect, test } from 'vitest'
import { isNarrowed } from '@/lib/search-fields'
import { parseSearch } from '@/lib/search-params'
import { toFilter } from './filter'
import { listSearch } from './search'

const read = (address: string) => v.parse(listSearch, parseSearch(address))

test('filters of an address become those of the API', () => {
  const search = read(
    '?status=received&status=investigating&enhet=019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11&fran=2026-01-01&forsenade=true&sort=dueOn&sida=3',
  )
  expect(toFilter(search)).toEqual({
    status: ['received', 'investigating'],
    unitId: '019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11',
    reportedFrom: '2026-01-01',
    overdue: true,
    sort: 'dueOn',
  })
  expect(search.sida).toBe(3)
  expect(isNarrowed(search)).toBe(true)
})

test('unknown and broken values are dropped', () => {
  const search = read('?status=hemlig&enhet=1&fran=i-gar&sort=titel&sida=-2&fritext=Anna')
  expect(Object.values(search).every((value) => value === undefined)).toBe(true)
  expect('fritext' in search).toBe(false)
  expect(isNarrowed(search)).toBe(false)
  expect(toFilter(search)).toEqual({ sort: '-reportedAt' })
})
