import { expect, test } from 'vitest'
import { emptyProposal, type ProposalValues, toProposal, validateProposal } from './propose-form'

const TODAY = '2026-11-29'
const ME = { id: 'm', label: 'Mikael Askvinge' }
const values: ProposalValues = {
  ...emptyProposal({ id: 'u', label: 'Mottagning' }),
  title: ' Dubbelkoll ',
  what: ' Två räknar dosetten. ',
  actionKind: 'routine',
  strength: 'medium',
  carryOutBy: '20270115',
}
const faultsOf = (change: Partial<ProposalValues>) =>
  Object.keys(validateProposal({ ...values, ...change }, TODAY))

test('an empty proposal tells what is needed, and not who', () => {
  expect(Object.keys(validateProposal(emptyProposal(null), TODAY))).toEqual([
    'title',
    'what',
    'actionKind',
    'strength',
    'unit',
    'carryOutBy',
  ])
  expect(faultsOf({})).toEqual([])
})

test('the day may be today and no earlier', () => {
  expect(faultsOf({ carryOutBy: TODAY })).toEqual([])
  expect(faultsOf({ carryOutBy: '2026-11-28' })).toEqual(['carryOutBy'])
})

test('somebody outside has a kind, a name and a contact here', () => {
  expect(faultsOf({ isOutside: true })).toEqual(['outsideKind', 'outsideName', 'doer'])
  const outside = { isOutside: true, outsideKind: 'region', outsideName: ' Regionen ', doer: ME } as const
  expect(faultsOf(outside)).toEqual([])
  expect(toProposal({ ...values, ...outside })).toMatchObject({
    outside: { kind: 'region', name: 'Regionen' },
    doerId: 'm',
  })
})

test('what is sent has no blanks around it, and nothing that is no longer meant', () => {
  expect(toProposal({ ...values, outsideKind: 'region', outsideName: 'Regionen', doer: ME })).toEqual({
    title: 'Dubbelkoll',
    what: 'Två räknar dosetten.',
    actionKind: 'routine',
    strength: 'medium',
    carryOutBy: '2027-01-15',
    concernsChild: 'unknown',
    doerId: 'm',
  })
})
