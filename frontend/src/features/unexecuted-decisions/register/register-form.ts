import * as rules from '@/api/rules.gen'
import type { components } from '@/api/schema.gen'
import type { Faults, Fields, Name } from '@/forms/fields'
import { civilDate } from '@/lib/dates'
import { number } from '@/lib/format'
import { containsPersonalNumber } from '@/lib/personal-number'
import { parseDate } from '@/lib/typed-dates'
import { toAmount } from '../detail/event'
import { t } from './messages.sv'

type Schemas = components['schemas']
export type Law = keyof typeof t.laws
export type Origin = keyof typeof t.origins
export type Sex = Schemas['DecisionCreate']['sex']
export type ExtentUnit = Schemas['Extent']['unit']

/** The form as it is filled in: texts and choices, nothing computed. */
export interface RegisterValues {
  caseReference: string
  decidedOn: string
  unitId: string
  law: Law | ''
  origin: Origin
  benefit: string
  amount: string
  extentUnit: ExtentUnit | ''
  sex: Sex | ''
  isProtected: boolean
  personNumber: string
  name: string
}
type RegisterFaults = Faults<Name<RegisterValues>>
export type RegisterFields = Fields<RegisterValues>

export const EMPTY: RegisterValues = {
  caseReference: '',
  decidedOn: '',
  unitId: '',
  law: '',
  origin: 'decision',
  benefit: '',
  amount: '',
  extentUnit: '',
  sex: '',
  isProtected: false,
  personNumber: '',
  name: '',
}

export function validateRegister(values: RegisterValues, today = civilDate()): RegisterFaults {
  return {
    ...decisionFaults(values, today),
    ...extentFaults(values),
    ...(values.sex === '' ? { sex: t.faults.sex } : {}),
    ...identityFaults(values),
  }
}

function decisionFaults({ caseReference, ...values }: RegisterValues, today: string): RegisterFaults {
  const found: RegisterFaults = {}
  const reference = caseReference.trim()
  const limits = rules.DecisionCreate.caseReference
  const day = parseDate(values.decidedOn, today, today)
  if (!new RegExp(limits.pattern).test(reference) || reference.length > limits.maxLength)
    found.caseReference = t.faults.caseReference
  else if (containsPersonalNumber(reference)) found.caseReference = t.faults.caseReferencePersonal
  if (day === null) found.decidedOn = t.faults.decidedOn
  else if (day > today) found.decidedOn = t.faults.decidedLater
  if (values.unitId === '') found.unitId = t.faults.unit
  if (values.law === '') found.law = t.faults.law
  if (values.benefit === '') found.benefit = t.faults.benefit
  return found
}

function extentFaults({ amount, extentUnit }: RegisterValues): RegisterFaults {
  const { minimum, maximum } = rules.Extent.amount
  const given = toAmount(amount)
  if (amount.trim() === '') return extentUnit === '' ? {} : { amount: t.faults.amountMissing }
  return {
    ...(given === null || given < minimum || given > maximum
      ? { amount: t.faults.amount(number(maximum)) }
      : {}),
    ...(extentUnit === '' ? { extentUnit: t.faults.extentUnit } : {}),
  }
}

function identityFaults(values: RegisterValues): RegisterFaults {
  const person = values.personNumber.trim().toUpperCase()
  const name = values.name.trim()
  if (person === '') return name === '' ? {} : { personNumber: t.faults.personNumberMissing }
  const found: RegisterFaults = {}
  if (!new RegExp(rules.Identity.personNumber.pattern).test(person))
    found.personNumber = t.faults.personNumber
  else if (!person.includes('T') && !containsPersonalNumber(person))
    found.personNumber = t.faults.personNumberDigits
  if (name.length > rules.Identity.name.maxLength) found.name = t.faults.name
  return found
}

/** The command that the API takes. Only for values without faults. */
export function toDecision(values: RegisterValues): Schemas['DecisionCreate'] {
  const { law, origin, sex, extentUnit, benefit, unitId, isProtected } = values
  const decidedOn = parseDate(values.decidedOn)
  if (law === '' || sex === '' || decidedOn === null)
    throw new Error('A decision that is not filled in cannot be registered')
  const amount = toAmount(values.amount)
  const personNumber = values.personNumber.trim().toUpperCase()
  return {
    unitId,
    caseReference: values.caseReference.trim(),
    lawArea: law === 'lss' ? 'lss' : 'sol',
    lawTopic: law === 'sol-economic' ? 'grant-economic' : 'grant',
    benefit,
    origin,
    decidedOn,
    sex,
    extent: amount === null || extentUnit === '' ? null : { amount, unit: extentUnit },
    isProtected,
    identity: personNumber === '' ? null : { personNumber, name: values.name.trim() || null },
  }
}

/** Which field a fault from the API belongs to, where their names differ. */
export const FIELD_OF = {
  lawArea: 'law',
  lawTopic: 'law',
  extent: 'amount',
  'extent.unit': 'extentUnit',
  identity: 'personNumber',
  'identity.name': 'name',
} as const satisfies Record<string, Name<RegisterValues>>
