import * as rules from '@/api/rules.gen'
import type { components } from '@/api/schema.gen'
import { t as words } from '@/domain/organisation.sv'
import type { Faults, Name } from '@/forms/fields'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { t } from './messages.sv'
import type { Person } from './queries'

type Schemas = components['schemas']

export interface PersonValues {
  name: string
  title: string
  email: string
  isActive: boolean
  subject: string
}

export const EMPTY_PERSON: PersonValues = {
  name: '',
  title: '',
  email: '',
  isActive: true,
  subject: '',
}

export function valuesOf({ name, title, email, isActive }: Person): PersonValues {
  return { ...EMPTY_PERSON, name, title, email, isActive }
}

export function validatePerson({ name, title, email, subject }: PersonValues): Faults<Name<PersonValues>> {
  const limits = rules.PersonCreate
  return {
    ...(name.trim().length < limits.name.minLength ? { name: t.faults.name } : {}),
    ...(name.trim().length > limits.name.maxLength ? { name: words.tooLong(limits.name.maxLength) } : {}),
    ...(title.trim().length > limits.title.maxLength ? { title: words.tooLong(limits.title.maxLength) } : {}),
    ...(new RegExp(limits.email.pattern).test(email.trim()) ? {} : { email: t.faults.email }),
    ...subjectFaults(subject),
  }
}

/** A person's id at the identity provider, or nothing for somebody who is not to log in yet. */
export function subjectFaults(subject: string): { subject?: string } {
  const { pattern, maxLength } = rules.PersonLoginReplace.subject
  const given = subject.trim()
  if (given === '') return {}
  return new RegExp(pattern).test(given) && given.length <= maxLength ? {} : { subject: t.faults.subject }
}

export function toPerson(values: PersonValues): Schemas['PersonReplace'] {
  return {
    name: values.name.trim(),
    title: values.title.trim(),
    email: values.email.trim(),
    isActive: values.isActive,
  }
}

export function toNewPerson(values: PersonValues, boardId: string): Schemas['PersonCreate'] {
  const { isActive: _always, ...person } = toPerson(values)
  const subject = values.subject.trim()
  return { ...person, boardId, identity: subject === '' ? null : { subject } }
}

/** One's own values beside what somebody else has saved meanwhile. */
export function personDifferences(values: PersonValues, saved: Person): Difference[] {
  const account = (isActive: boolean) => (isActive ? t.active : t.inactive)
  return [
    { field: t.name, mine: values.name, theirs: saved.name },
    { field: t.jobTitle, mine: values.title, theirs: saved.title },
    { field: t.email, mine: values.email, theirs: saved.email },
    { field: t.account, mine: account(values.isActive), theirs: account(saved.isActive) },
  ]
}

/** Which field a fault from the API belongs to, where their names differ. */
export const FIELD_OF = { identity: 'subject' } as const
