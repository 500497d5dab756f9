import type { components } from '@/api/schema.gen'
import { parseDate } from '@/lib/dates'
import type { Chosen } from '../../shared/choices'
import type { Faults } from '../../shared/useEditing'
import { type SuccessionKind, t as words } from '../../shared/words.sv'
import type { UnitSummary } from '../queries'
import { coreFaults, EMPTY_CORE, toNewUnit, type UnitCore } from '../unit-form'
import { t } from './messages.sv'

/** A unit that takes over: a new one, or one that exists. */
export interface SuccessorValues extends UnitCore {
  key: string
  mode: 'new' | 'existing'
  unit: Chosen | null
}

export interface Reorganisation {
  kind: SuccessionKind | ''
  day: string
  ending: readonly Chosen[]
  successors: readonly SuccessorValues[]
}

const MOST = 20

export function emptySuccessor(part: Partial<SuccessorValues> = {}): SuccessorValues {
  return { ...EMPTY_CORE, kind: 'unit', mode: 'new', unit: null, key: crypto.randomUUID(), ...part }
}

export function emptyReorganisation(unit: UnitSummary | undefined): Reorganisation {
  return { kind: '', day: '', ending: unit === undefined ? [] : [asChosen(unit)], successors: [] }
}

/** What changes when one says what is to happen: as many units before and after as that asks for, filled in from the first. */
export function ofKind(
  before: Reorganisation,
  kind: SuccessionKind,
  units: readonly UnitSummary[],
): Partial<Reorganisation> {
  const ending = kind === 'merge' ? before.ending : before.ending.slice(0, 1)
  return { kind, ending, successors: suggested(kind, ending, units) }
}

/** What changes when the units that end do. What is typed about those that take over stays; only the untouched is filled in anew. */
export function ofEnding(
  before: Reorganisation,
  ending: readonly Chosen[],
  units: readonly UnitSummary[],
): Partial<Reorganisation> {
  const isFirst = before.ending[0]?.id !== ending[0]?.id
  if (before.kind === '' || !isFirst) return { ending }
  return { ending, successors: suggested(before.kind, ending, units) }
}

function suggested(
  kind: SuccessionKind,
  ending: readonly Chosen[],
  units: readonly UnitSummary[],
): SuccessorValues[] {
  const first = units.find((unit) => unit.id === ending[0]?.id)
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
  if (ending.length === 0) found['ending'] = kind === 'merge' ? t.faults.endingMany : t.faults.endingOne
  for (const [i, successor] of successors.entries()) {
    for (const [name, text] of Object.entries(successorFaults(successor, values)))
      if (text !== undefined) found[`successors.${i}.${name}`] = text
  }
  if (kind === 'split' && successors.length < 2) found['successors'] = t.faults.split
  return found
}

function successorFaults(successor: SuccessorValues, { ending, successors }: Reorganisation): Faults<string> {
  if (successor.mode === 'new') return coreFaults(successor)
  const { unit } = successor
  if (unit === null) return { unit: t.faults.existing }
  if (ending.some((one) => one.id === unit.id)) return { unit: t.faults.existingEnds }
  const alike = successors.filter((other) => other.mode === 'existing' && other.unit?.id === unit.id)
  return alike.length > 1 ? { unit: t.faults.existingTwice } : {}
}

/** The command that the API takes. Only for values without faults. */
export function toCommand(values: Reorganisation): components['schemas']['UnitSuccessionCreate'] {
  const { kind, day, ending, successors } = values
  if (kind === '') throw new Error('A reorganisation without a kind cannot be sent')
  return {
    kind,
    happenedOn: parseDate(day) ?? day,
    predecessors: ending.map((unit) => unit.id),
    successors: successors.map((successor) =>
      successor.mode === 'existing' && successor.unit !== null
        ? { unitId: successor.unit.id }
        : toNewUnit(successor),
    ),
  }
}

/** The units straight below those that end. With one unit taking over they go along. */
export function below({ ending }: Reorganisation, units: readonly UnitSummary[]): UnitSummary[] {
  return units.filter((unit) => ending.some((one) => one.id === unit.parentId))
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

/** Which field a fault from the API belongs to. */
export const REORGANISATION_FIELDS: Readonly<Record<string, string>> = {
  kind: 'kind',
  happenedOn: 'day',
  predecessors: 'ending',
  successors: 'successors',
  ...Object.fromEntries(
    Array.from({ length: MOST }, (_, i) => i).flatMap((i) =>
      Object.entries(OF_UNIT).map(([path, name]) => [`successors.${i}.${path}`, `successors.${i}.${name}`]),
    ),
  ),
}
