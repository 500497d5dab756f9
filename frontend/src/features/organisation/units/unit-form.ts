import * as rules from '@/api/rules.gen'
import type { components } from '@/api/schema.gen'
import { AREAS, type Area } from '@/domain/areas.sv'
import { type Chosen, chosen } from '@/domain/choices'
import { UNIT_KIND, type UnitKind, t as words } from '@/domain/organisation.sv'
import { lastDay, periodFaults } from '@/domain/validity'
import type { Faults, Name } from '@/forms/fields'
import { civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { t } from './messages.sv'
import type { Unit } from './queries'

type Schemas = components['schemas']

/** What stands about any unit to be made: in a form of its own, or as a part of a reorganisation. */
export interface UnitCore {
  name: string
  kind: UnitKind | ''
  area: Area | ''
  parent: Chosen | null
  manager: Chosen | null
  deputy: Chosen | null
}

export interface UnitValues extends UnitCore {
  from: string
  to: string
  headcounts: readonly HeadcountRow[]
}

/** A row as typed; `id` only tells rows apart on the screen. */
export interface HeadcountRow {
  id: string
  year: string
  persons: string
}

export const EMPTY_CORE: UnitCore = {
  name: '',
  kind: '',
  area: '',
  parent: null,
  manager: null,
  deputy: null,
}

export function emptyUnit(parent: Chosen | null, area: Area | '', today = civilDate()): UnitValues {
  return { ...EMPTY_CORE, parent, area, kind: 'unit', from: today, to: '', headcounts: [] }
}

export function valuesOf(unit: Unit, parentName: string | null): UnitValues {
  return {
    name: unit.name,
    kind: unit.kind,
    area: unit.area,
    parent: chosen(unit.parentId, parentName ?? unit.path.split(' / ').at(-2) ?? ''),
    manager: chosen(unit.managerId, unit.managerName),
    deputy: chosen(unit.deputyId, unit.deputyName),
    from: unit.validFrom,
    to: unit.validTo ?? '',
    headcounts: unit.headcounts.map(({ year, persons }) => ({
      id: String(year),
      year: String(year),
      persons: String(persons),
    })),
  }
}

export function coreFaults({ name, kind, area }: UnitCore): Faults<Name<UnitCore>> {
  const { minLength, maxLength } = rules.UnitCreate.name
  const length = name.trim().length
  return {
    ...(length < minLength ? { name: t.faults.name } : {}),
    ...(length > maxLength ? { name: words.tooLong(maxLength) } : {}),
    ...(kind === '' ? { kind: t.faults.kind } : {}),
    ...(area === '' ? { area: t.faults.area } : {}),
  }
}

export function validateUnit(values: UnitValues): Faults<Name<UnitValues>> {
  const heads = headcountFault(values.headcounts)
  return {
    ...coreFaults(values),
    ...periodFaults(values.from, values.to),
    ...(heads === null ? {} : { headcounts: heads }),
  }
}

function headcountFault(rows: readonly HeadcountRow[]): string | null {
  const years = rows.map((row) => row.year.trim())
  if (years.some((year) => !/^\d{4}$/.test(year) || Number(year) < 1990 || Number(year) > 2100))
    return t.faults.year
  if (new Set(years).size < years.length) return t.faults.yearTwice
  return rows.every((row) => /^\d{1,5}$/.test(row.persons.trim())) ? null : t.faults.persons
}

/** A new unit as the API takes it. Only for values without faults. */
export function toNewUnit(core: UnitCore): Schemas['NewUnit'] {
  const { name, kind, area, parent, manager, deputy } = core
  if (kind === '' || area === '') throw new Error('A unit without kind or area cannot be sent')
  return {
    name: name.trim(),
    kind,
    area,
    parentId: parent?.id ?? null,
    managerId: manager?.id ?? null,
    deputyId: deputy?.id ?? null,
  }
}

export function toUnit(values: UnitValues): Schemas['UnitReplace'] {
  return {
    ...toNewUnit(values),
    validFrom: parseDate(values.from) ?? values.from,
    validTo: lastDay(values.to),
    headcounts: values.headcounts.map(({ year, persons }) => ({
      year: Number(year),
      persons: Number(persons),
    })),
  }
}

/** One's own values beside what somebody else has saved meanwhile. */
export function unitDifferences(values: UnitValues, saved: Unit): Difference[] {
  const theirs = valuesOf(saved, null)
  const heads = ({ headcounts }: UnitValues) =>
    headcounts.map(({ year, persons }) => `${year}: ${persons}`).join(', ')
  const rows: [string, (unit: UnitValues) => string][] = [
    [t.name, (unit) => unit.name],
    [t.kind, (unit) => (unit.kind === '' ? '' : UNIT_KIND[unit.kind])],
    [t.area, (unit) => (unit.area === '' ? '' : AREAS[unit.area])],
    [t.parent, (unit) => unit.parent?.label ?? ''],
    [t.manager, (unit) => unit.manager?.label ?? ''],
    [t.deputy, (unit) => unit.deputy?.label ?? ''],
    [t.first, (unit) => unit.from],
    [t.last, (unit) => unit.to],
    [t.headcounts, heads],
  ]
  return rows.map(([field, read]) => ({ field, mine: read(values), theirs: read(theirs) }))
}

/** Which field a fault from the API belongs to, where their names differ. */
export const FIELD_OF = {
  parentId: 'parent',
  managerId: 'manager',
  deputyId: 'deputy',
  validFrom: 'from',
  validTo: 'to',
} as const
