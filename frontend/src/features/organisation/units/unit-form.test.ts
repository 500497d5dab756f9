import { expect, test } from 'vitest'
import type { Unit } from './queries'
import { emptyUnit, toUnit, unitDifferences, validateUnit, valuesOf } from './unit-form'

const UNIT: Unit = {
  id: 'u',
  boardId: 'b',
  parentId: 'p',
  name: 'Familjehemsenheten',
  path: 'Förvaltningen / Avdelning Barn / Familjehemsenheten',
  kind: 'unit',
  area: 'children-youth',
  validFrom: '2021-01-01',
  validTo: null,
  managerId: 'm',
  managerName: 'Ida Norrlöv',
  deputyId: null,
  deputyName: null,
  headcounts: [{ year: 2026, persons: 17 }],
  predecessors: [],
  successors: [],
  version: 3,
  _links: [],
}

test('a unit that is opened and saved unchanged is sent as it was', () => {
  const values = valuesOf(UNIT, null)
  expect(values.parent).toEqual({ id: 'p', label: 'Avdelning Barn' })
  expect(validateUnit(values)).toEqual({})
  expect(toUnit(values)).toEqual({
    name: 'Familjehemsenheten',
    kind: 'unit',
    area: 'children-youth',
    parentId: 'p',
    managerId: 'm',
    deputyId: null,
    validFrom: '2021-01-01',
    validTo: null,
    headcounts: [{ year: 2026, persons: 17 }],
  })
})

test('what is missing or impossible is said at its field', () => {
  const values = { ...emptyUnit(null, ''), name: 'x', from: '2026-02-30', to: 'snart' }
  expect(Object.keys(validateUnit(values)).toSorted()).toEqual(['area', 'from', 'name', 'to'])
  const twice = [
    { id: '1', year: '2025', persons: '3' },
    { id: '2', year: '2025', persons: '4' },
  ]
  expect(validateUnit({ ...valuesOf(UNIT, null), headcounts: twice }).headcounts).toContain('två gånger')
})

test('dates are read as they are commonly typed', () => {
  const values = { ...valuesOf(UNIT, null), from: '20260301', to: '2026-12-31' }
  expect(toUnit(values)).toMatchObject({ validFrom: '2026-03-01', validTo: '2026-12-31' })
})

test('both versions are compared field by field', () => {
  const mine = { ...valuesOf(UNIT, null), name: 'Familjehem' }
  const differing = unitDifferences(mine, UNIT).filter((row) => row.mine !== row.theirs)
  expect(differing).toEqual([{ field: 'Namn', mine: 'Familjehem', theirs: 'Familjehemsenheten' }])
})
