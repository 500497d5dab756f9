import * as v from 'valibot'
import { expect, test } from 'vitest'
import { clockText, clockTone } from '@/domain/clock'
import { isNarrowed } from '@/lib/search-fields'
import { columnsFor, toFilter } from './filter'
import { decisionSearch } from './search'

test('what is unknown in an address is dropped', () => {
  const search = v.parse(decisionSearch, {
    vy: 'tavla',
    steg: ['over-one-year', 'hittepå'],
    insats: 'contact-person',
    omrade: 'rymden',
    enhet: 'inget-id',
    mina: 'true',
    sida: '1',
  })
  expect(search).toMatchObject({ vy: 'tavla', steg: ['over-one-year'], insats: 'contact-person', mina: true })
  expect([search.omrade, search.enhet, search.sida]).toEqual([undefined, undefined, undefined])
})

test('the filters become what the API asks for', () => {
  expect(toFilter(v.parse(decisionSearch, {}))).toEqual({ sort: 'endsOn' })
  expect(toFilter(v.parse(decisionSearch, { steg: 'day-90', avbrott: 'true' }))).toEqual({
    stage: ['day-90'],
    basis: 'interruption',
    sort: 'endsOn',
  })
  const soon = { gransFran: '2026-11-29', gransTill: '2026-12-29' }
  expect(toFilter(v.parse(decisionSearch, soon))).toMatchObject({
    endsFrom: '2026-11-29',
    endsTo: '2026-12-29',
  })
})

test('a unit by itself, what others answer for, and a board become what the API asks for', () => {
  const enhet = '019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11'
  const alone = v.parse(decisionSearch, { enhet, ensam: 'true', andras: 'true', namnd: enhet })
  expect(toFilter(alone)).toEqual({ singleUnitId: enhet, others: true, boardId: enhet, sort: 'endsOn' })
  expect(isNarrowed(v.parse(decisionSearch, { namnd: enhet }))).toBe(true)
})

test('how it is shown narrows nothing', () => {
  expect(isNarrowed(v.parse(decisionSearch, { vy: 'tavla', alla: 'true', sort: '-endsOn' }))).toBe(false)
  expect(isNarrowed(v.parse(decisionSearch, { mina: 'true' }))).toBe(true)
})

test('every stage stands in one column of the board, and a filter leaves its columns', () => {
  expect(columnsFor(undefined).flatMap((column) => column.stages)).toHaveLength(7)
  expect(columnsFor(['day-75', 'reportable'])).toEqual([
    { name: 'soon', stages: ['day-75'] },
    { name: 'reportable', stages: ['reportable'] },
  ])
})

test('the clock speaks in words on both sides of the limit', () => {
  expect([2, 1, 0, -1, -436].map(clockText)).toEqual([
    '2 dagar kvar',
    'en dag kvar',
    'sista dagen i dag',
    'en dag över',
    '436 dagar över',
  ])
  expect([60, 30, 0, -1].map(clockTone)).toEqual(['neutral', 'warn', 'warn', 'danger'])
})
