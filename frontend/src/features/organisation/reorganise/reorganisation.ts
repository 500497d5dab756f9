import type { components } from '@/api/schema.gen'
import type { Chosen } from '@/domain/choices'
import { type SuccessionKind, t as words } from '@/domain/organisation.sv'
import type { Faults } from '@/forms/fields'
import { parseDate } from '@/lib/typed-dates'
import type { UnitSummary } from '../units/queries'
import { coreFaults, EMPTY_CORE, toNewUnit, type UnitCore } from '../units/unit-form'
import { t } from './messages.sv'

/** A unit that takes over: a new one, or one that exists. */
export interface SuccessorValues extends UnitCore {
  key: string
  mode: 'new' | 'existing'
  unit: Chosen | null
}

/** A unit that ends, or a row where one is still to be chosen. */
export interface EndingRow {
  key: string
  unit: Chosen | null
}

export interface Reorganisation {
  kind: SuccessionKind | ''
  day: string
  ending: readonly EndingRow[]
  successors: readonly SuccessorValues[]
}

export const MOST = 20

export function emptySuccessor(part: Partial<SuccessorValues> = {}): SuccessorValues {
  return { ...EMPTY_CORE, kind: 'unit', mode: 'new', unit: null, key: crypto.randomUUID(), ...part }
}

export function endingRow(unit: Chosen | null = null): EndingRow {
  return { key: crypto.randomUUID(), unit }
}

/** The units that are chosen to end. */
export function endingOf({ ending }: Pick<Reorganisation, 'ending'>): Chosen[] {
  return ending.flatMap((row) => row.unit ?? [])
}

export function emptyReorganisation(unit: UnitSummary | undefined): Reorganisation {
  return {
    kind: '',
    day: '',
    ending: [endingRow(unit === undefined ? null : asChosen(unit))],
    successors: [],
  }
}

/** What changes when one says what is to happen: as many units before and after as that asks for, filled in from the first. */
export function ofKind(
  before: Reorganisation,
  kind: SuccessionKind,
  units: readonly UnitSummary[],
): Partial<Reorganisation> {
  const [first = endingRow()] = before.ending
  const ending = kind === 'merge' ? [first, endingRow()] : [first]
  return { kind, ending, successors: suggested(kind, ending, units) }
}

/** What changes when the units that end do. What is typed about those that take over stays; only the untouched is filled in anew. */
export function ofEnding(
  before: Reorganisation,
  ending: readonly EndingRow[],
  units: readonly UnitSummary[],
): Partial<Reorganisation> {
  const isFirst = before.ending[0]?.unit?.id !== ending[0]?.unit?.id
  if (before.kind === '' || !isFirst) return { ending }
  return { ending, successors: suggested(before.kind, ending, units) }
}

function suggested(
  kind: SuccessionKind,
  ending: readonly EndingRow[],
  units: readonly UnitSummary[],
): SuccessorValues[] {
  const first = units.find((unit) => unit.id === ending[0]?.unit?.id)
  const parent = units.find((unit) => unit.id === first?.parentId)
  const like =
    first === undefined
      ? {}
      : {
          kind: first.kind,
          area: first.area,
          parent: parent === undefined ? null : asChosen(parent),
        }
  if (kind === 'split') return [emptySuccessor(like), emptySuccessor(like)]
  return [emptySuccessor(kind === 'move' ? { ...like, name: first?.name ?? '' } : like)]
}

/** Faults by the name of the field; those of a unit that takes over as `successors.0.name`. */
export function validateReorganisation(values: Reorganisation): Faults<string> {
  const { kind, day, ending, successors } = values
  if (kind === '') return { kind: t.faults.kind }
  const found: Record<string, string> = {}
  if (parseDate(day) === null) found['day'] = words.badDate
  for (const [i, { unit }] of ending.entries()) {
    const isTwice = ending.slice(0, i).some((other) => other.unit?.id === unit?.id)
    if (unit === null) found[`ending.${i}`] = t.faults.ending
    else if (isTwice) found[`ending.${i}`] = t.faults.endingTwice
  }
  for (const [i, successor] of successors.entries()) {
    for (const [name, text] of Object.entries(successorFaults(successor, values)))
      if (text !== undefined) found[`successors.${i}.${name}`] = text
  }
  if (kind === 'split' && successors.length < 2) found['successors'] = t.faults.split
  return found
}

function successorFaults(successor: SuccessorValues, values: Reorganisation): Faults<string> {
  if (successor.mode === 'new') return coreFaults(successor)
  const { unit } = successor
  if (unit === null) return { unit: t.faults.existing }
  if (endingOf(values).some((one) => one.id === unit.id)) return { unit: t.faults.existingEnds }
  const alike = values.successors.filter((other) => other.mode === 'existing' && other.unit?.id === unit.id)
  return alike.length > 1 ? { unit: t.faults.existingTwice } : {}
}

/** The command that the API takes. Only for values without faults. */
export function toCommand(values: Reorganisation): components['schemas']['UnitSuccessionCreate'] {
  const { kind, day, successors } = values
  if (kind === '') throw new Error('A reorganisation without a kind cannot be sent')
  return {
    kind,
    happenedOn: parseDate(day) ?? day,
    predecessors: endingOf(values).map((unit) => unit.id),
    successors: successors.map((successor) =>
      successor.mode === 'existing' && successor.unit !== null
        ? { unitId: successor.unit.id }
        : toNewUnit(successor),
    ),
  }
}

/** The units straight below those that end. With one unit taking over they go along. */
export function below(values: Reorganisation, units: readonly UnitSummary[]): UnitSummary[] {
  return units.filter((unit) => endingOf(values).some((one) => one.id === unit.parentId))
}

function asChosen({ id, name }: UnitSummary): Chosen {
  return { id, label: name }
}

const OF_UNIT = {
  name: 'name',
  kind: 'kind',
  area: 'area',
  parentId: 'parent',
  managerId: 'manager',
  deputyId: 'deputy',
  unitId: 'unit',
}

/** Which field a fault from the API belongs to, where their names differ. */
export const FIELD_OF: Readonly<Record<string, string>> = {
  happenedOn: 'day',
  ...Object.fromEntries(
    Array.from({ length: MOST }, (_, i) => i).flatMap((i) => [
      [`predecessors.${i}`, `ending.${i}`],
      ...Object.entries(OF_UNIT).map(([path, name]) => [
        `successors.${i}.${path}`,
        `successors.${i}.${name}`,
      ]),
    ]),
  ),
}
