import { rules } from '@/api/rules.gen'
import type { components } from '@/api/schema.gen'
import type { Faults, Fields, Name } from '@/forms/fields'
import { civilDate, parseDate } from '@/lib/dates'
import { containsPersonalNumber } from '@/lib/personal-number'
import type { Affected, CounterpartKind, ReportType } from '../messages.sv'
import { t } from './messages.sv'

export type ReportCommand = components['schemas']['DeviationCreate']

/** The form as it is filled in: texts and choices, nothing computed. It is also what a draft holds. */
export interface ReportValues {
  reportType: ReportType
  description: string
  title: string
  unitId: string
  when: 'now' | 'day' | 'unknown'
  day: string
  time: string
  affected: Affected | ''
  caseReference: string
  danger: '' | 'yes' | 'no'
  action: string
  count: string
  onBehalfOf: string
  counterpartKind: CounterpartKind | ''
  counterpartName: string
}

/** What each group of questions works on. */
export type QuestionProps = Fields<ReportValues>

export function emptyReport(unitId: string | null): ReportValues {
  return {
    reportType: 'deviation',
    description: '',
    title: '',
    unitId: unitId ?? '',
    when: 'now',
    day: '',
    time: '',
    affected: '',
    caseReference: '',
    danger: '',
    action: '',
    count: '1',
    onBehalfOf: '',
    counterpartKind: '',
    counterpartName: '',
  }
}

/** A draft as it was stored, made whole: drafts may be empty, and older ones may lack a field. */
export function fromDraft(content: Record<string, unknown>, unitId: string | null): ReportValues {
  const values: ReportValues = emptyReport(unitId)
  const known = Object.entries(content).filter(([name, value]) => name in values && typeof value === 'string')
  return { ...values, ...Object.fromEntries(known) }
}

/** Questions about harm are asked where something has happened or may happen. */
export function asksAboutHarm(type: ReportType): boolean {
  return type === 'deviation' || type === 'suspected-misconduct' || type === 'risk'
}

export type ReportFaults = Faults<Name<ReportValues>>

export function validateReport(values: ReportValues, now = new Date()): ReportFaults {
  const found: ReportFaults = {
    ...textFaults(values),
    ...timeFaults(values, now),
    ...(asksAboutHarm(values.reportType) ? harmFaults(values) : {}),
    ...moreFaults(values),
  }
  if (values.unitId === '') found.unitId = t.faults.unit
  return found
}

function textFaults({ description }: ReportValues): ReportFaults {
  if (description.trim() === '') return { description: t.faults.description }
  return description.length > rules.DeviationCreate.description.maxLength
    ? { description: t.faults.tooLong }
    : {}
}

function timeFaults({ when, day, time }: ReportValues, now: Date): ReportFaults {
  if (when !== 'day') return {}
  const date = parseDate(day)
  if (date === null) return { day: t.faults.day }
  if (date > civilDate(now)) return { day: t.faults.dayFuture }
  if (time === '') return {}
  const clock = parseTime(time)
  if (clock === null) return { time: t.faults.time }
  return instantOf(date, clock) > now ? { time: t.faults.timeFuture } : {}
}

function harmFaults(values: ReportValues): ReportFaults {
  const found: ReportFaults = {}
  if (values.affected === '') found.affected = t.faults.affected
  if (values.danger === '') found.danger = t.faults.danger
  if (values.danger === 'yes' && values.action.trim() === '') found.action = t.faults.action
  if (values.action.length > rules.DeviationCreate.immediateAction.maxLength) found.action = t.faults.tooLong
  const reference = values.affected === 'one' ? values.caseReference.trim() : ''
  if (reference === '') return found
  const { pattern, maxLength } = rules.DeviationCreate.caseReference
  if (!new RegExp(pattern).test(reference) || reference.length > maxLength)
    found.caseReference = t.faults.caseReference
  if (containsPersonalNumber(reference)) found.caseReference = t.faults.caseReferencePersonal
  return found
}

function moreFaults({ title, count, counterpartKind, counterpartName }: ReportValues): ReportFaults {
  const found: ReportFaults = {}
  if (title.length > rules.DeviationCreate.title.maxLength) found.title = t.faults.title
  if (containsPersonalNumber(title)) found.title = t.faults.titlePersonal
  const { minimum, maximum } = rules.DeviationCreate.eventCount
  if (!/^\d{1,5}$/.test(count.trim()) || Number(count) < minimum || Number(count) > maximum)
    found.count = t.faults.count
  if (counterpartKind !== '' && counterpartName.trim() === '')
    found.counterpartName = t.faults.counterpartName
  return found
}

/** The command that the API takes. Only for values without faults. */
export function toCommand(values: ReportValues, now = new Date()): ReportCommand {
  const harm = asksAboutHarm(values.reportType)
  const text = (value: string) => (value.trim() === '' ? null : value.trim())
  return {
    reportType: values.reportType,
    title: text(values.title),
    description: values.description.trim(),
    unitId: values.unitId,
    occurred: occurred(values, now),
    affected: harm && values.affected !== '' ? values.affected : 'none-known',
    caseReference: harm && values.affected === 'one' ? text(values.caseReference) : null,
    immediateDanger: harm && values.danger === 'yes',
    immediateAction: harm ? text(values.action) : null,
    eventCount: Number(values.count),
    onBehalfOf: text(values.onBehalfOf),
    counterpart:
      values.counterpartKind === ''
        ? null
        : { kind: values.counterpartKind, name: values.counterpartName.trim() },
  }
}

function occurred({ when, day, time }: ReportValues, now: Date): ReportCommand['occurred'] {
  if (when === 'now') return { precision: 'instant', at: now.toISOString() }
  const date = when === 'day' ? parseDate(day) : null
  if (date === null) return { precision: 'unknown' }
  const clock = parseTime(time)
  return clock === null
    ? { precision: 'date', on: date }
    : { precision: 'instant', at: instantOf(date, clock).toISOString() }
}

/** Reads `14:30`, `14.30`, `1430` and `9:05`. */
export function parseTime(text: string): string | null {
  const parts = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(text.trim())
  return parts === null ? null : `${(parts[1] ?? '').padStart(2, '0')}:${parts[2]}`
}

/** The instant of a Swedish date and clock time, whatever zone the device stands in. */
export function instantOf(date: string, clock: string): Date {
  const asUtc = new Date(`${date}T${clock}:00Z`)
  const shown = new Date(
    asUtc.toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' }).replace(' ', 'T') + 'Z',
  )
  return new Date(asUtc.getTime() - (shown.getTime() - asUtc.getTime()))
}

/** Which field a fault from the API belongs to, where their names differ. */
export const FIELD_OF: Record<string, keyof ReportValues> = {
  occurred: 'day',
  'occurred.at': 'time',
  immediateDanger: 'danger',
  immediateAction: 'action',
  eventCount: 'count',
  counterpart: 'counterpartKind',
  'counterpart.name': 'counterpartName',
}
