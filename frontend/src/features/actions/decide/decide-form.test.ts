import { expect, test } from 'vitest'
import {
  type DecisionValues,
  startOf,
  toDecision,
  toFigure,
  toPercent,
  validateDecision,
} from './decide-form'

const action = { carryOutBy: '2026-12-31' }
const start = startOf({
  doerId: 'd',
  doerName: 'Karin Granklev',
  unitId: 'u',
  unitName: 'Mottagning',
} as Parameters<typeof startOf>[0])
const values: DecisionValues = {
  ...start,
  decision: 'partly',
  words: ' Den första delen. ',
  form: 'figure',
  category: 'delay',
  direction: 'down',
  size: '30 %',
  followUpOn: '2027-06-30',
  follower: { id: 'f', label: 'Mikael Askvinge' },
}
const faultsOf = (change: Partial<DecisionValues>) =>
  Object.keys(validateDecision({ ...values, ...change }, action))

test('an empty decision asks only what is to happen', () => {
  expect(Object.keys(validateDecision(start, action))).toEqual(['decision'])
  expect(faultsOf({})).toEqual([])
})

test('what is not carried out needs a reason and nothing else', () => {
  const no: Partial<DecisionValues> = { decision: 'no', doer: null, form: '', followUpOn: '', follower: null }
  expect(faultsOf({ ...no, words: '' })).toEqual(['words'])
  expect(faultsOf(no)).toEqual([])
  expect(toDecision({ ...values, ...no, words: 'Görs redan.' }, 'x')).toEqual({
    decision: 'no',
    decisionWords: 'Görs redan.',
  })
})

test('what is carried out needs somebody, a measure, a day when it is done and somebody who follows up', () => {
  const nothing: Partial<DecisionValues> = { doer: null, form: '', followUpOn: '2026-12-30', follower: null }
  expect(faultsOf(nothing)).toEqual(['doer', 'form', 'followUpOn', 'follower'])
  expect(faultsOf({ decision: 'wholly', words: '' })).toEqual([])
})

test.each<[Partial<DecisionValues>, string[]]>([
  [{ form: 'figure', direction: '', size: 'många' }, ['direction', 'size']],
  [{ form: 'figure', size: '' }, []],
  [{ form: 'figure', size: '101' }, ['size']],
  [{ form: 'figure', direction: 'up', size: '150' }, []],
  [{ form: 'indicator' }, ['indicator']],
  [{ form: 'statement', direction: '', size: 'x' }, ['statement']],
])('%o lacks %o', (change, lacking) => {
  expect(faultsOf(change)).toEqual(lacking)
})

test('a size is whole per cent, however it is written', () => {
  expect(
    ['30', ' 30 % ', '30 procent', '0', '1001', '-5', '12,5'].map((text) => toPercent(text, 'up')),
  ).toEqual([30, 30, 30, null, null, null, null])
})

test('only what the form of the measure has is sent', () => {
  expect(toFigure(values, 'b')).toEqual({
    boardId: 'b',
    measure: 'deviations',
    parameters: { category: 'delay' },
    unitId: 'u',
  })
  expect(toDecision(values, 'x')).toEqual({
    decision: 'partly',
    decisionWords: 'Den första delen.',
    doerId: 'd',
    measure: {
      form: 'figure',
      figureId: 'x',
      direction: 'down',
      sizePercent: 30,
      followUpOn: '2027-06-30',
      followerId: 'f',
    },
  })
  expect(toDecision({ ...values, form: 'statement', statement: ' Alla har läst. ' }, null).measure).toEqual({
    form: 'statement',
    statement: 'Alla har läst.',
    followUpOn: '2027-06-30',
    followerId: 'f',
  })
})
