import * as rules from '@/api/rules.gen'
import type { components } from '@/api/schema.gen'
import { t as words } from '@/domain/organisation.sv'
import { lastDay, periodFaults } from '@/domain/validity'
import type { Faults, Name } from '@/forms/fields'
import { civilDate } from '@/lib/dates'
import { slug } from '@/lib/slug'
import { parseDate } from '@/lib/typed-dates'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { t } from './messages.sv'
import type { Code, CodeEntry } from './queries'

type Schemas = components['schemas']

export interface CodeValues {
  label: string
  /** As typed; until something is typed it follows the name. */
  code: string | null
  sort: string
  from: string
  to: string
  mapsTo: string | null
  /** What it belongs to in the list above, where there is one. Given once. */
  parent: string
  /** Whether who chooses it is asked whether personal data may have been seen. */
  asks: boolean
}

/** A new code stands last in its list. */
export function emptyCode(codes: readonly CodeEntry[], today = civilDate()): CodeValues {
  const last = Math.max(0, ...codes.map((entry) => entry.sort))
  const nothing = { label: '', code: null, to: '', mapsTo: null, parent: '', asks: false }
  return { ...nothing, sort: String(last + 1), from: today }
}

export function valuesOf(saved: Code): CodeValues {
  const { label, code, sort, validFrom, validTo, mapsTo, parent, asksDataIncident } = saved
  const days = { from: validFrom, to: validTo ?? '' }
  const more = { mapsTo: mapsTo ?? null, parent: parent ?? '', asks: asksDataIncident ?? false }
  return { label, code, sort: String(sort ?? 0), ...days, ...more }
}

export function codeOf({ code, label }: CodeValues): string {
  return code === null ? slug(label) : code.trim()
}

export function validateCode(values: CodeValues): Faults<Name<CodeValues>> {
  const { label, sort, from, to } = values
  const limits = rules.CodeCreate
  const code = codeOf(values)
  const isCode = new RegExp(limits.code.pattern).test(code) && code.length <= limits.code.maxLength
  return {
    ...(label.trim() === '' ? { label: t.faults.label } : {}),
    ...(label.trim().length > limits.label.maxLength ? { label: words.tooLong(limits.label.maxLength) } : {}),
    ...(isCode || (values.code === null && label.trim() === '') ? {} : { code: t.faults.code }),
    ...(/^\d{1,5}$/.test(sort.trim()) && Number(sort) <= limits.sort.maximum ? {} : { sort: t.faults.sort }),
    ...periodFaults(from, to),
  }
}

export function toReplacement({ label, sort, to, mapsTo, asks }: CodeValues): Schemas['CodeReplace'] {
  return { label: label.trim(), sort: Number(sort), validTo: lastDay(to), mapsTo, asksDataIncident: asks }
}

export function toNewCode(values: CodeValues, boardId: string, list: string): Schemas['CodeCreate'] {
  return {
    ...toReplacement(values),
    boardId,
    list,
    code: codeOf(values),
    validFrom: parseDate(values.from) ?? values.from,
    parent: values.parent === '' ? null : values.parent,
  }
}

/** One's own values beside what somebody else has saved meanwhile. */
export function codeDifferences(values: CodeValues, saved: Code): Difference[] {
  const theirs = valuesOf(saved)
  return [
    { field: t.label, mine: values.label, theirs: theirs.label },
    { field: t.sort, mine: values.sort, theirs: theirs.sort },
    { field: t.last, mine: values.to, theirs: theirs.to },
    { field: t.became, mine: values.mapsTo ?? '', theirs: theirs.mapsTo ?? '' },
  ]
}

/** Which field a fault from the API belongs to, where their names differ. */
export const FIELD_OF = { validFrom: 'from', validTo: 'to' } as const
