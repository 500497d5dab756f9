import type { components } from '@/api/schema.gen'
import { type Chosen, chosen } from '@/domain/choices'
import type { Faults, Name } from '@/forms/fields'
import { civilDate, longDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import type { Action } from '../queries'
import { t } from './messages.sv'

type Schemas = components['schemas']

/** A proposal as it is filled in. */
export interface ProposalValues {
  title: string
  what: string
  actionKind: Action['actionKind'] | ''
  strength: Action['strength'] | ''
  horizon: NonNullable<Action['horizon']> | ''
  concernsChild: Action['concernsChild']
  unit: Chosen | null
  carryOutBy: string
  isOutside: boolean
  outsideKind: NonNullable<Action['outside']>['kind'] | ''
  outsideName: string
  /** Who is to do it, if that is known; where somebody outside does, who sees to that here. */
  doer: Chosen | null
}

export function emptyProposal(unit: Chosen | null): ProposalValues {
  return {
    title: '',
    what: '',
    actionKind: '',
    strength: '',
    horizon: '',
    concernsChild: 'unknown',
    unit,
    carryOutBy: '',
    isOutside: false,
    outsideKind: '',
    outsideName: '',
    doer: null,
  }
}

export function valuesOf(action: Action): ProposalValues {
  const { title, what, actionKind, strength, horizon, concernsChild, unitId, unitName, carryOutBy } = action
  return {
    title,
    what,
    actionKind,
    strength,
    horizon: horizon ?? '',
    concernsChild,
    unit: { id: unitId, label: unitName },
    carryOutBy,
    isOutside: action.outside !== null,
    outsideKind: action.outside?.kind ?? '',
    outsideName: action.outside?.name ?? '',
    doer: chosen(action.doerId, action.doerName),
  }
}

export function validateProposal(values: ProposalValues, today = civilDate()): Faults<Name<ProposalValues>> {
  const { title, what, actionKind, strength, unit, isOutside, outsideKind, outsideName, doer } = values
  const day = parseDate(values.carryOutBy)
  return {
    ...(title.trim() === '' ? { title: t.faults.title } : {}),
    ...(what.trim() === '' ? { what: t.faults.what } : {}),
    ...(actionKind === '' ? { actionKind: t.faults.actionKind } : {}),
    ...(strength === '' ? { strength: t.faults.strength } : {}),
    ...(unit === null ? { unit: t.faults.unit } : {}),
    ...(day === null
      ? { carryOutBy: t.faults.carryOutBy }
      : day < today
        ? { carryOutBy: t.faults.past }
        : {}),
    ...(isOutside && outsideKind === '' ? { outsideKind: t.faults.outsideKind } : {}),
    ...(isOutside && outsideName.trim() === '' ? { outsideName: t.faults.outsideName } : {}),
    ...(isOutside && doer === null ? { doer: t.faults.contact } : {}),
  }
}

/** The proposal that the API takes. Only for values without faults. */
export function toProposal(values: ProposalValues): Schemas['ActionReplace'] {
  const { title, what, actionKind, strength, horizon, concernsChild, isOutside, outsideKind, doer } = values
  const carryOutBy = parseDate(values.carryOutBy)
  if (actionKind === '' || strength === '' || carryOutBy === null)
    throw new Error('A proposal without its kind, its strength or its day cannot be sent')
  return {
    title: title.trim(),
    what: what.trim(),
    actionKind,
    strength,
    carryOutBy,
    concernsChild,
    doerId: doer?.id ?? null,
    ...(horizon === '' ? {} : { horizon }),
    ...(isOutside && outsideKind !== ''
      ? { outside: { kind: outsideKind, name: values.outsideName.trim() } }
      : {}),
  }
}

/** One's own proposal beside what somebody else has saved meanwhile. */
export function differences(mine: ProposalValues, saved: Action): Difference[] {
  const theirs = valuesOf(saved)
  const day = (typed: string) => longDate(parseDate(typed) ?? civilDate())
  return [
    { field: t.name, mine: mine.title, theirs: theirs.title },
    { field: t.what, mine: mine.what, theirs: theirs.what },
    { field: t.carryOutBy, mine: day(mine.carryOutBy), theirs: day(theirs.carryOutBy) },
    { field: t.doer, mine: mine.doer?.label ?? '', theirs: theirs.doer?.label ?? '' },
    { field: t.outsideName, mine: mine.outsideName, theirs: theirs.outsideName },
  ].filter((row) => row.mine !== '' || row.theirs !== '')
}
