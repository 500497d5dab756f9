import type { components } from '@/api/schema.gen'
import type { Faults, Name } from '@/forms/fields'
import { civilDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { t } from './messages.sv'
import type { Effect } from './queries'

type Schemas = components['schemas']

export interface JudgementValues {
  holds: 'yes' | 'no' | ''
  effect: Effect | ''
  reason: string
}

export const START: JudgementValues = { holds: '', effect: '', reason: '' }

/** What the chart said of the change, where it was measured. */
export type Outcome = Schemas['ChartOutcome']

/** A statement needs an answer. A reason is needed of what cannot be judged, goes against what was found, or is early. */
export function validateJudgement(
  values: JudgementValues,
  isStatement: boolean,
  outcome: Outcome | null,
  isEarly: boolean,
): Faults<Name<JudgementValues>> {
  const { holds, effect, reason } = values
  return {
    ...(isStatement && holds === '' ? { holds: t.faults.holds } : {}),
    ...(effect === '' ? { effect: t.faults.effect } : {}),
    ...(needsReason(values, outcome, isEarly) && reason.trim() === '' ? { reason: t.faults.reason } : {}),
  }
}

export function needsReason(
  { holds, effect }: JudgementValues,
  outcome: Outcome | null,
  isEarly: boolean,
): boolean {
  if (isEarly || effect === '' || effect === 'cannot-be-judged') return isEarly || effect !== ''
  const helped = holds === '' ? HELPED[outcome ?? 'too-few-points'] : holds === 'yes'
  return helped !== null && helped !== (effect === 'led-to-improvement')
}

const HELPED: Record<Outcome, boolean | null> = {
  improved: true,
  unsure: false,
  worsened: false,
  'too-few-points': null,
}

/** The command that the API takes. Only for values without faults. */
export function toJudgement({ holds, effect, reason }: JudgementValues): Schemas['ActionJudgementCreate'] {
  if (effect === '') throw new Error('A judgement without an effect cannot be sent')
  return {
    effect,
    ...(holds === '' ? {} : { holds: holds === 'yes' }),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  }
}

export interface ReopeningValues {
  reason: string
  carryOutBy: string
  followUpOn: string
}

/** Both days lie ahead, and it is followed up no earlier than it is to be done. */
export function validateReopening(
  { reason, carryOutBy, followUpOn }: ReopeningValues,
  today = civilDate(),
): Faults<Name<ReopeningValues>> {
  const done = parseDate(carryOutBy)
  const followed = parseDate(followUpOn)
  const isPast = done === null || done < today
  return {
    ...(reason.trim() === '' ? { reason: t.faults.reason } : {}),
    ...(isPast ? { carryOutBy: t.faults.carryOutBy } : {}),
    ...(followed === null || (!isPast && followed < done) ? { followUpOn: t.faults.followUpOn } : {}),
  }
}

/** The command that the API takes. Only for values without faults. */
export function toReopening(values: ReopeningValues): Schemas['ActionReopeningCreate'] {
  const [carryOutBy, followUpOn] = [parseDate(values.carryOutBy), parseDate(values.followUpOn)]
  if (carryOutBy === null || followUpOn === null)
    throw new Error('An action cannot be opened again without its days')
  return { reason: values.reason.trim(), carryOutBy, followUpOn }
}
