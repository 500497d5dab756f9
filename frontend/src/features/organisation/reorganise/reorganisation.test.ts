import { expect, test } from 'vitest'
import type { UnitSummary } from '../units/queries'
import {
  below,
  emptyReorganisation,
  emptySuccessor,
  endingRow,
  FIELD_OF,
  ofEnding,
  ofKind,
  type Reorganisation,
  toCommand,
  validateReorganisation,
} from './reorganisation'

function unit(id: string, parentId: string | null): UnitSummary {
  return {
    id,
    parentId,
    name: `Enhet ${id}`,
    boardId: 'b',
    path: id,
    kind: 'section',
    area: 'adults',
    validFrom: '2021-01-01',
    validTo: null,
    managerName: null,
  }
}

const UNITS = [unit('top', null), unit('a', 'top'), unit('b', 'top'), unit('under', 'a')]
const A = { id: 'a', label: 'Enhet a' }
const B = { id: 'b', label: 'Enhet b' }

function filled(kind: 'move' | 'merge' | 'split', part: Partial<Reorganisation> = {}): Reorganisation {
  const start = emptyReorganisation(UNITS[1])
  return { ...start, day: '2027-01-01', ...ofKind(start, kind, UNITS), ...part }
}

test('a move is filled in as the unit stands, ready to be put elsewhere', () => {
  const move = filled('move')
  expect(validateReorganisation(move)).toEqual({})
  expect(toCommand(move)).toEqual({
    kind: 'move',
    happenedOn: '2027-01-01',
    predecessors: ['a'],
    successors: [
      { name: 'Enhet a', kind: 'section', area: 'adults', parentId: 'top', managerId: null, deputyId: null },
    ],
  })
})

test('a split asks for two names of its own', () => {
  expect(Object.keys(validateReorganisation(filled('split')))).toEqual([
    'successors.0.name',
    'successors.1.name',
  ])
  expect(validateReorganisation(filled('split', { successors: [] }))).toHaveProperty('successors')
})

test('units may go up in one that exists, but not in one that ends', () => {
  const into = (unitB: { id: string; label: string }) =>
    filled('merge', {
      ending: [endingRow(A)],
      successors: [emptySuccessor({ mode: 'existing', unit: unitB })],
    })
  expect(validateReorganisation(into(B))).toEqual({})
  expect(toCommand(into(B)).successors).toEqual([{ unitId: 'b' }])
  expect(validateReorganisation(into(A))).toHaveProperty(['successors.0.unit'])
})

test('one more unit to merge changes nothing that is typed about the new one', () => {
  const merge = filled('merge', { successors: [emptySuccessor({ name: 'Den nya', area: 'adults' })] })
  const rows = [...merge.ending.slice(0, 1), endingRow(B)]
  expect(ofEnding(merge, rows, UNITS)).toEqual({ ending: rows })
  expect(validateReorganisation({ ...merge, ending: rows })).toEqual({})
  expect(ofEnding(merge, [endingRow(B)], UNITS).successors?.[0]?.name).toBe('')
})

test('a merge asks for a unit in each row, and not the same twice', () => {
  const merge = filled('merge', { successors: [emptySuccessor({ name: 'Den nya', area: 'adults' })] })
  expect(Object.keys(validateReorganisation(merge))).toEqual(['ending.1'])
  const twice = { ...merge, ending: [endingRow(A), endingRow(A)] }
  expect(Object.keys(validateReorganisation(twice))).toEqual(['ending.1'])
})

test('what lies below is told, since it goes along or stands in the way', () => {
  expect(below(filled('move'), UNITS).map((one) => one.id)).toEqual(['under'])
})

test('nothing is asked before it is known what is to happen', () => {
  expect(Object.keys(validateReorganisation(emptyReorganisation(undefined)))).toEqual(['kind'])
})

test('faults of the API land at the unit that they are about', () => {
  expect(FIELD_OF['successors.1.parentId']).toBe('successors.1.parent')
})
