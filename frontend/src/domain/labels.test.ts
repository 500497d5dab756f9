import { expect, test } from 'vitest'
import { reportTypeLabels } from '@/api/codes.gen'
import {
  actionListStatus,
  actionListStrength,
  decisionListStage,
  decisionListStatus,
  deviationListStatus,
  personListRole,
  unexecutedDecisionListArea,
} from '@/api/parameters.gen'
import { actionStatusOf, STRENGTH } from './actions.sv'
import { AREAS } from './areas.sv'
import { DECISION_STATUS, STAGE } from './decisions.sv'
import { STATUS } from './deviation-status.sv'
import { REPORT_TYPE } from './deviations.sv'
import { ROLES } from './organisation.sv'

test.each([
  ['areas', AREAS, unexecutedDecisionListArea],
  ['stages', STAGE, decisionListStage],
  ['states of decisions', DECISION_STATUS, decisionListStatus],
  ['states of deviations', STATUS, deviationListStatus],
  ['roles', ROLES, personListRole],
  ['strengths of actions', STRENGTH, actionListStrength],
])('the %s of the contract all have a label, and no other code has', (_name, labels, codes) => {
  expect(Object.keys(labels).toSorted()).toEqual([...codes].toSorted())
})

test.each(actionListStatus)('an action that is %s has a label and a tone', (status) => {
  expect(Object.values(actionStatusOf(status)).every((word) => word !== '')).toBe(true)
})

test('a kind of report is called the same on the page as in the files that one takes from it', () => {
  expect(Object.entries(REPORT_TYPE).map(([code, { label }]) => [code, label])).toEqual(
    Object.entries(reportTypeLabels),
  )
})

test('a code without a label, or a label without a code, does not compile', () => {
  // @ts-expect-error most stages lack a label
  const lacking: typeof STAGE = { running: 'Under 60 dagar' }
  // @ts-expect-error no such stage exists
  const surplus: typeof STAGE = { ...STAGE, 'day-30': 'Från 30 dagar' }
  expect([lacking, surplus]).toHaveLength(2)
})
