import { expect, test } from 'vitest'
import type { Board } from '@/api/lookups'
import { newLevel, previewOf, toSettings, validateSettings, valuesOf } from './settings-form'

const BOARD: Board = {
  id: 'b',
  name: 'Socialnämnden',
  shortName: 'Social',
  assessDays: 5,
  investigateDays: 10,
  standInDays: 90,
  endPercent: 5,
  undoMinutes: 60,
  remindDays: 2,
  superiorAfterDays: 5,
  decideDays: 10,
  maxFollowUpDays: 180,
  answerDays: 30,
  exportRows: 200,
  exportRowsAlone: 2000,
  qualityYearStarts: 9,
  riskScale: {
    probability: ['Sällan', 'Ibland', 'Ofta'],
    consequence: ['Liten', 'Stor'],
    levels: [
      { code: 'high', label: 'Hög', starts: 4 },
      { code: 'low', label: 'Låg', starts: 1 },
    ],
  },
  version: 1,
  _links: [],
}

test('settings that are opened and saved unchanged are sent as they were, levels lowest first', () => {
  const values = valuesOf(BOARD)
  expect(validateSettings(values)).toEqual({})
  expect(toSettings(values)).toEqual({
    assessDays: 5,
    investigateDays: 10,
    standInDays: 90,
    endPercent: 5,
    undoMinutes: 60,
    remindDays: 2,
    superiorAfterDays: 5,
    decideDays: 10,
    maxFollowUpDays: 180,
    answerDays: 30,
    exportRows: 200,
    exportRowsAlone: 2000,
    qualityYearStarts: 9,
    riskScale: {
      ...BOARD.riskScale,
      levels: [
        { code: 'low', label: 'Låg', starts: 1 },
        { code: 'high', label: 'Hög', starts: 4 },
      ],
    },
  })
})

test('limits that no board may have, nameless steps and levels that begin alike are told', () => {
  const values = valuesOf(BOARD)
  const [low, high] = values.levels
  const found = validateSettings({
    ...values,
    assessDays: '0',
    investigateDays: 'tio',
    consequence: [{ key: 'k', label: ' ' }],
    levels: [low, high, { ...newLevel(), label: 'Kritisk', starts: '4' }].flatMap((level) => level ?? []),
  })
  expect(Object.keys(found).toSorted()).toEqual([
    'assessDays',
    'consequence.0',
    'investigateDays',
    'levels.2.starts',
  ])
})

test('the lowest level begins at one, so that every risk has a level', () => {
  const values = valuesOf(BOARD)
  const levels = values.levels.map((level) => ({ ...level, starts: String(Number(level.starts) + 1) }))
  expect(validateSettings({ ...values, levels })).toHaveProperty('levels')
})

test('a new level gets a code of its own, and the matrix shows it at once', () => {
  const values = valuesOf(BOARD)
  const levels = [...values.levels, { ...newLevel(), label: 'Kritisk', starts: '6' }]
  expect(toSettings({ ...values, levels }).riskScale.levels.at(-1)).toEqual({
    code: 'level-1',
    label: 'Kritisk',
    starts: 6,
  })
  expect(previewOf({ ...values, levels }).levels.map((level) => level.label)).toEqual([
    'Låg',
    'Hög',
    'Kritisk',
  ])
})
