import * as rules from '@/api/rules.gen'
import type { components } from '@/api/schema.gen'
import { t as words } from '@/domain/organisation.sv'
import { lastDay } from '@/domain/validity'
import type { Faults, Name } from '@/forms/fields'
import { addDays, civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import type { BadgeTone } from '@/ui/badge/Badge'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { t } from './messages.sv'
import type { Account, AccountSummary, Job } from './queries'

type Schemas = components['schemas']

export interface AccountValues {
  name: string
  job: Job | ''
  clientId: string
  to: string
}

/** A system is connected for a year unless somebody says otherwise. */
export function emptyAccount(today = civilDate()): AccountValues {
  return { name: '', job: '', clientId: '', to: addDays(today, 365) }
}

export function valuesOf({ name, job, clientId, validTo }: Account): AccountValues {
  return { name, job: job ?? '', clientId, to: validTo }
}

/** What is wrong with what is typed. A last day is to come, unless it is the one that stood. */
export function validateAccount(
  { name, clientId, to }: AccountValues,
  stood: string | null = null,
  today = civilDate(),
): Faults<Name<AccountValues>> {
  const last = parseDate(to)
  const limits = rules.ServiceAccountCreate
  const client = clientId.trim()
  return {
    ...(name.trim().length < limits.name.minLength ? { name: t.faults.name } : {}),
    ...(name.trim().length > limits.name.maxLength ? { name: words.tooLong(limits.name.maxLength) } : {}),
    ...(new RegExp(limits.clientId.pattern).test(client) && client.length <= limits.clientId.maxLength
      ? {}
      : { clientId: t.faults.clientId }),
    ...(last === null ? { to: t.faults.last } : {}),
    ...(last !== null && last < today && last !== stood ? { to: t.faults.hasBeen } : {}),
  }
}

export function validateNew(values: AccountValues, today = civilDate()): Faults<Name<AccountValues>> {
  const { name, ...others } = validateAccount(values, null, today)
  return {
    ...(name === undefined ? {} : { name }),
    ...(values.job === '' ? { job: t.faults.job } : {}),
    ...others,
  }
}

export function toReplacement({ name, clientId, to }: AccountValues): Schemas['ServiceAccountReplace'] {
  return { name: name.trim(), clientId: clientId.trim(), validTo: lastDay(to) ?? to }
}

/** The command that the API takes. Only for values without faults. */
export function toNew(values: AccountValues, boardId: string): Schemas['ServiceAccountCreate'] {
  if (values.job === '') throw new Error('A system without a job cannot be sent')
  return { ...toReplacement(values), boardId, job: values.job }
}

/** What ends a system: yesterday as its last day. The next call is then refused. */
export function toEnd({ name, clientId }: Account, today = civilDate()): Schemas['ServiceAccountReplace'] {
  return { name, clientId, validTo: addDays(today, -1) }
}

/** One's own values beside what somebody else has saved meanwhile. */
export function accountDifferences(values: AccountValues, saved: Account): Difference[] {
  return [
    { field: t.name, mine: values.name, theirs: saved.name },
    { field: t.clientId, mine: values.clientId, theirs: saved.clientId },
    { field: t.last, mine: values.to, theirs: saved.validTo },
  ]
}

/** Whether a system may call, and whether it does. */
export function stateOf({ validTo, isUnused }: AccountSummary, today = civilDate()): keyof typeof t.state {
  if (validTo < today) return 'ended'
  return isUnused ? 'unused' : 'current'
}

export const TONES: Record<keyof typeof t.state, BadgeTone> = {
  current: 'ok',
  unused: 'warn',
  ended: 'neutral',
}

/** Which field a fault from the API belongs to, where their names differ. */
export const FIELD_OF = { validTo: 'to' } as const
