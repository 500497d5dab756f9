import * as rules from '@/api/rules.gen'
import type { components } from '@/api/schema.gen'
import type { Affected, CounterpartKind, ReportType } from '@/domain/deviations.sv'
import type { Faults, Fields, Name } from '@/forms/fields'
import { civilDate, clockTime } from '@/lib/dates'
import { containsPersonalNumber } from '@/lib/personal-number'
import { parseDate } from '@/lib/typed-dates'
import { t } from './messages.sv'

export type ReportCommand = components['schemas']['DeviationCreate']

/** The form as it is filled in: texts and choices, nothing computed. It is also what a draft holds. */
export interface ReportValues {
  reportType: ReportType
  description: string
  title: string
  unitId: string
  when: 'now' | 'today' | 'yesterday' | 'day' | 'unknown'
  /** The instant when "just now" was chosen. Writing and sending may come much later. */
  now: string
  /** The day chosen, also as "earlier today" or "yesterday": those are days of when they were chosen. */
  day: string
  time: string
  /** Which of the two, the night when the clock is put back. Asked only when the server says that it was twice. */
  which: '' | 'first' | 'second'
  affected: Affected | ''
  caseReference: string
  concernsChild: NonNullable<ReportCommand['concernsChild']>
  danger: '' | 'yes' | 'no'
  /** Whether somebody who should not have may have seen personal data. Nobody has to know. */
  exposed: '' | 'yes' | 'no'
  action: string
  count: string
  onBehalfOf: string
  counterpartKind: CounterpartKind | ''
  counterpartName: string
}

/** What each group of questions works on. */
export type QuestionProps = Fields<ReportValues>

export function emptyReport(unitId: string | null, now = new Date()): ReportValues {
  return {
    reportType: 'deviation',
    description: '',
    title: '',
    unitId: unitId ?? '',
    when: 'now',
    now: now.toISOString(),
    day: '',
    time: '',
    which: '',
    affected: '',
    caseReference: '',
    concernsChild: 'unknown',
    danger: '',
    exposed: '',
    action: '',
    count: '1',
    onBehalfOf: '',
    counterpartKind: '',
    counterpartName: '',
  }
}

/**
 * A draft as it was stored, made whole: drafts may be empty, and older ones may lack a field. What was "just now" when
 * it was chosen is a day and a time by now, which can be seen and changed.
 */
export function fromDraft(
  { content, updatedAt }: { content: Record<string, unknown>; updatedAt: string },
  unitId: string | null,
): ReportValues {
  const empty = emptyReport(unitId, new Date(updatedAt))
  const known = Object.entries(content).filter(([name, value]) => name in empty && typeof value === 'string')
  const values: ReportValues = { ...empty, ...Object.fromEntries(known) }
  if (values.when === 'now')
    return { ...values, when: 'day', day: civilDate(values.now), time: clockTime(values.now) }
  return hasDay(values) ? { ...values, when: 'day' } : values
}

/** Whether a day has been chosen, in whatever way. */
export function hasDay({ when }: Pick<ReportValues, 'when'>): boolean {
  return when === 'today' || when === 'yesterday' || when === 'day'
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

function timeFaults(values: ReportValues, now: Date): ReportFaults {
  const { day, time } = values
  if (!hasDay(values)) return {}
  const date = parseDate(day, civilDate(now), civilDate(now))
  if (date === null) return { day: t.faults.day }
  if (date > civilDate(now)) return { day: t.faults.dayFuture }
  if (time === '') return {}
  const clock = parseTime(time)
  if (clock === null) return { time: t.faults.time }
  return date === civilDate(now) && clock > clockTime(now) ? { time: t.faults.timeFuture } : {}
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
export function toCommand(values: ReportValues): ReportCommand {
  const harm = asksAboutHarm(values.reportType)
  const text = (value: string) => (value.trim() === '' ? null : value.trim())
  return {
    reportType: values.reportType,
    title: text(values.title),
    description: values.description.trim(),
    unitId: values.unitId,
    occurred: occurred(values),
    affected: harm && values.affected !== '' ? values.affected : 'none-known',
    concernsChild: harm ? values.concernsChild : 'unknown',
    caseReference: harm && values.affected === 'one' ? text(values.caseReference) : null,
    immediateDanger: harm && values.danger === 'yes',
    immediateAction: harm ? text(values.action) : null,
    eventCount: Number(values.count),
    ...(harm && values.exposed !== '' ? { dataExposed: values.exposed === 'yes' } : {}),
    onBehalfOf: text(values.onBehalfOf),
    counterpart:
      values.counterpartKind === ''
        ? null
        : { kind: values.counterpartKind, name: values.counterpartName.trim() },
  }
}

/** A clock time is sent as it was: the server alone knows which instant that is, also the nights when the clock changes. */
function occurred(values: ReportValues): ReportCommand['occurred'] {
  const { when, now, day, time, which } = values
  if (when === 'now') return { precision: 'instant', at: now }
  const date = hasDay(values) ? parseDate(day) : null
  if (date === null) return { precision: 'unknown' }
  const clock = parseTime(time)
  if (clock === null) return { precision: 'date', on: date }
  const second = which === '' ? {} : { isSecond: which === 'second' }
  return { precision: 'instant', on: date, time: clock, ...second }
}

/** Reads `14:30`, `14.30`, `1430` and `9:05`. */
export function parseTime(text: string): string | null {
  const parts = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(text.trim())
  return parts === null ? null : `${(parts[1] ?? '').padStart(2, '0')}:${parts[2]}`
}

/** Which field a fault from the API belongs to, where their names differ. */
export const FIELD_OF: Record<string, keyof ReportValues> = {
  occurred: 'day',
  'occurred.at': 'time',
  'occurred.time': 'time',
  immediateDanger: 'danger',
  dataExposed: 'exposed',
  immediateAction: 'action',
  eventCount: 'count',
  counterpart: 'counterpartKind',
  'counterpart.name': 'counterpartName',
}
