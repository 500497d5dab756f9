import { expect, test } from 'vitest'
import type { UnitSummary } from './queries'
import { branches, isNamed, opensAt, prune, toTree, withBelow } from './tree'

function unit(id: string, parentId: string | null, name = id): UnitSummary {
  return {
    id,
    parentId,
    name,
    boardId: 'b',
    path: name,
    kind: 'unit',
    area: 'adults',
    validFrom: '2021-01-01',
    validTo: null,
    managerName: null,
  }
}

const UNITS = [
  unit('adult', 'top', 'Vuxna'),
  unit('child', 'top', 'Barn och unga'),
  unit('north', 'child', 'Utredning Åsen'),
  unit('top', null, 'Förvaltningen'),
]

test('units stand below their parents, in the order they come', () => {
  const [top, ...rest] = toTree(UNITS)
  expect(rest).toEqual([])
  expect(top?.unit.id).toBe('top')
  expect(top?.below.map((node) => node.unit.id)).toEqual(['adult', 'child'])
  expect(branches(toTree(UNITS))).toEqual(['top', 'child'])
})

test('a unit whose parent has ended stands at the top instead of vanishing', () => {
  expect(toTree([unit('orphan', 'ended')]).map((node) => node.unit.id)).toEqual(['orphan'])
})

test('a search keeps what it finds and what stands above it', () => {
  const kept = prune(toTree(UNITS), (one) => isNamed(one, ' åsen'))
  expect(branches(kept)).toEqual(['top', 'child'])
  expect(kept[0]?.below.map((node) => node.unit.id)).toEqual(['child'])
  expect(prune(toTree(UNITS), (one) => isNamed(one, 'finns inte'))).toEqual([])
})

test('a unit cannot be put below what lies below it', () => {
  expect([...withBelow(UNITS, 'child')].toSorted()).toEqual(['child', 'north'])
  expect(withBelow(UNITS, 'top').size).toBe(4)
})

test('a large organisation opens with its upper levels only', () => {
  expect(opensAt(toTree(UNITS), 4)).toEqual(['top', 'child'])
  expect(opensAt(toTree(UNITS), 400)).toEqual(['top'])
})
