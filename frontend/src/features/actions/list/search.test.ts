import * as v from 'valibot'
import { expect, test } from 'vitest'
import { toFilter } from './filter'
import { actionSearch } from './search'

const UNIT = '0197f2a4-0000-7000-8000-000000000001'

test('an address is read as far as it can be', () => {
  const given = { vy: 'elsewhere', styrka: ['weak', 'stark'], status: 'done', enhet: UNIT, sida: '3' }
  expect(v.parse(actionSearch, given)).toMatchObject({
    vy: 'elsewhere',
    styrka: ['weak'],
    status: ['done'],
    enhet: UNIT,
    sida: 3,
  })
  expect(v.parse(actionSearch, { vy: 'tavla', slag: 'annat', mina: 'ja', sort: 'namn' })).toEqual({})
})

test('a tab is a time or what waits with others, and the nearest day comes first', () => {
  expect(toFilter({ vy: 'two-weeks' })).toEqual({ group: 'two-weeks', sort: 'dueOn' })
  expect(toFilter({ vy: 'elsewhere', mina: true })).toEqual({ elsewhere: true, mine: true, sort: 'dueOn' })
  expect(toFilter({ aterkom: true })).toEqual({ recurred: true, sort: 'dueOn' })
})

test('a unit is asked for with what stands below it, or alone', () => {
  expect(toFilter({ enhet: UNIT })).toMatchObject({ unitId: UNIT })
  expect(toFilter({ enhet: UNIT, ensam: true })).toMatchObject({ singleUnitId: UNIT })
})
