import * as rules from '@/api/rules.gen'
import type { Faults } from '@/forms/fields'
import { addDays, civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import type { Action, Step } from '../queries'
import { t } from './messages.sv'

/** What a step asks for: a day and a text, by the names that the API has for them. */
export interface StepFields {
  day?: 'sentOn' | 'answeredOn' | 'carryOutBy'
  text?: 'answer' | 'evidence' | 'reason'
  limit?: number
  icon: 'arrowRight' | 'check' | 'clock' | 'close' | 'document'
  /** The step that leads on stands first. */
  isMain?: true
  isDanger?: true
}

/** The short steps of an action, each in a dialog. */
export const STEPS: Readonly<Record<Step, StepFields>> = {
  starts: { icon: 'arrowRight', isMain: true },
  dispatches: { day: 'sentOn', icon: 'arrowRight', isMain: true },
  'outside-answers': {
    day: 'answeredOn',
    text: 'answer',
    limit: rules.ActionAnswerCreate.answer.maxLength,
    icon: 'document',
    isMain: true,
  },
  completions: {
    text: 'evidence',
    limit: rules.ActionCompletionCreate.evidence.maxLength,
    icon: 'check',
    isMain: true,
  },
  postponements: {
    day: 'carryOutBy',
    text: 'reason',
    limit: rules.ActionPostponementCreate.reason.maxLength,
    icon: 'clock',
  },
  cancellations: {
    text: 'reason',
    limit: rules.ActionCancellationCreate.reason.maxLength,
    icon: 'close',
    isDanger: true,
  },
}

/** The answers of a step, by the names that it asks for. */
export type StepValues = Record<string, string>

export function startOf({ day, text }: StepFields, today = civilDate()): StepValues {
  return {
    ...(day === undefined ? {} : { [day]: day === 'carryOutBy' ? '' : today }),
    ...(text === undefined ? {} : { [text]: '' }),
  }
}

/** The days that a step may be about. */
export function boundsOf({ day }: StepFields, action: Action, today = civilDate()) {
  if (day === 'carryOutBy') return { min: addDays(action.dueOn < today ? today : action.dueOn, 1) }
  return { max: today, ...(day === 'answeredOn' && action.sentOn !== null ? { min: action.sentOn } : {}) }
}

export function validateStep(
  fields: StepFields,
  values: StepValues,
  action: Action,
  today = civilDate(),
): Faults<string> {
  const { day, text } = fields
  const fault = day === undefined ? undefined : dayFault(fields, values[day] ?? '', action, today)
  return {
    ...(day === undefined || fault === undefined ? {} : { [day]: fault }),
    ...(text === undefined || values[text]?.trim() ? {} : { [text]: t.faults[text] }),
  }
}

function dayFault(fields: StepFields, typed: string, action: Action, today: string): string | undefined {
  const { min, max } = { min: undefined, max: undefined, ...boundsOf(fields, action, today) }
  const day = parseDate(typed, today, max)
  if (day === null) return t.faults[fields.day ?? 'sentOn']
  if (max !== undefined && day > max) return t.faults.future
  if (min === undefined || day >= min) return undefined
  return fields.day === 'carryOutBy' ? t.faults.notLater : t.faults.beforeSent
}

/** The command that the API takes. Only for values without faults. */
export function toBody({ day, text }: StepFields, values: StepValues): Record<string, string> {
  return {
    ...(day === undefined ? {} : { [day]: parseDate(values[day] ?? '') ?? '' }),
    ...(text === undefined ? {} : { [text]: (values[text] ?? '').trim() }),
  }
}
