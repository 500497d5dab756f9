import { expect, test } from 'vitest'
import type { Deviation } from '../queries'
import {
  type AssessmentValues,
  differences,
  emptyAssessment,
  toAssessment,
  validateAssessment,
} from './assessment'

const EMPTY = emptyAssessment({ concernsChild: 'unknown' })
const empty: AssessmentValues = { ...EMPTY, reason: ' ' }
const none = () => false

test.each([
  ['', ['decision']],
  ['investigate', ['category', 'lawArea', 'risk']],
  ['close', ['category', 'reason']],
  ['dismiss', ['reason']],
] as const)('the decision %j asks for %j', (decision, faults) => {
  expect(Object.keys(validateAssessment({ ...empty, decision }, none))).toEqual(faults)
})

test('what is no deviation is sent without category, law area and risk, even if they were filled in first', () => {
  const values: AssessmentValues = {
    ...EMPTY,
    decision: 'dismiss',
    category: 'other',
    activity: 'late',
    concernsChild: 'yes',
    lawArea: 'sol',
    risk: { likelihood: 2, consequence: 3 },
    reason: ' Frågan gällde ett bokat möte. ',
  }
  expect(toAssessment(values, none)).toEqual({
    decision: 'dismiss',
    reason: 'Frågan gällde ett bokat möte.',
    category: null,
    activity: null,
    concernsChild: 'yes',
    lawArea: null,
    probability: null,
    consequence: null,
  })
})

test('a category that asks about personal data is not passed by, and what is answered is sent', () => {
  const asks = (category: string) => category === 'mail'
  const values: AssessmentValues = {
    ...EMPTY,
    decision: 'close',
    category: 'mail',
    reason: 'Brevet är hämtat.',
  }
  expect(validateAssessment(values, asks)).toHaveProperty('exposed')
  const told = { ...values, exposed: 'yes', exposedData: ' Namn. ' } as const
  expect(toAssessment(told, asks)).toMatchObject({ dataExposed: true, exposedData: 'Namn.' })
  expect(toAssessment({ ...told, exposed: 'no' }, asks)).toMatchObject({
    dataExposed: false,
    exposedData: null,
  })
  expect(toAssessment({ ...told, category: 'other' }, asks)).not.toHaveProperty('dataExposed')
})

test('both versions stand side by side in words', () => {
  const saved = {
    status: 'closed',
    decision: 'close',
    unitName: 'Boendestöd Norr',
    category: { code: 'documentation', label: 'Dokumentation' },
    concernsChild: 'no',
    lawArea: null,
    seriousness: { probability: 1, consequence: 2, level: 'low', label: 'Låg' },
    reason: 'Rättat samma dag.',
  } as Deviation
  const mine: AssessmentValues = {
    ...empty,
    decision: 'investigate',
    category: 'routine',
    risk: { likelihood: 3, consequence: 4 },
  }
  const seen = { ...saved, unitName: 'Boendestöd Söder' }
  const labels = { category: () => 'Rutin ej följd', lawArea: () => '' }
  const rows = differences(mine, { seen, saved }, labels)
  expect(rows.map((row) => [row.mine.trim(), row.theirs])).toEqual([
    ['Utred', 'Avsluta direkt'],
    ['Boendestöd Söder', 'Boendestöd Norr'],
    ['Rutin ej följd', 'Dokumentation'],
    ['Vet inte', 'Nej'],
    ['3 × 4', '1 × 2'],
    ['', 'Rättat samma dag.'],
  ])
})
