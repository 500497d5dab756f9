import { actionStatusLabels, actionStrengthLabels, effectLabels } from '@/api/codes.gen'
import type { components } from '@/api/schema.gen'
import type { BadgeTone } from '@/ui/badge/Badge'

type Schemas = components['schemas']
export type ActionStatus = Schemas['ActionStatus']
type Effect = Schemas['Effect']
export type ActionStrength = Schemas['ActionStrength']

const TONE: Record<ActionStatus, BadgeTone> = {
  proposed: 'warn',
  decided: 'info',
  'under-way': 'accent',
  done: 'info',
  judged: 'ok',
  declined: 'neutral',
  cancelled: 'neutral',
}

/** What came of it, in the tone of how it went. */
const EFFECT_TONE: Record<Effect, BadgeTone> = {
  'led-to-improvement': 'ok',
  'no-effect': 'warn',
  'cannot-be-judged': 'neutral',
}

/** Where an action stands, and how it went where it has been judged. */
export function actionBadgeOf({ status, effect }: { status: ActionStatus; effect: Effect | null }) {
  return effect === null ? actionStatusOf(status) : { tone: EFFECT_TONE[effect], label: effectLabels[effect] }
}

/** Where an action stands, as every list shows it. */
export function actionStatusOf(status: ActionStatus): { tone: BadgeTone; label: string } {
  return { tone: TONE[status], label: actionStatusLabels[status] }
}

const WAITING: readonly ActionStatus[] = ['proposed', 'decided', 'under-way', 'done']

/** Whether a next step has a day: not once it is judged, or was never to be. */
export function isWaiting(status: ActionStatus): boolean {
  return WAITING.includes(status)
}

/** What makes an action strong: the guide for whoever proposes one. */
export const STRENGTH: Record<ActionStrength, { label: string; hint: string }> = {
  strong: {
    label: actionStrengthLabels.strong,
    hint: 'Gör felet svårt att göra: ändrad teknik, arbetsgång eller organisation.',
  },
  medium: {
    label: actionStrengthLabels.medium,
    hint: 'Gör felet lättare att upptäcka: checklista, dubbelkoll, bemanning.',
  },
  weak: {
    label: actionStrengthLabels.weak,
    hint: 'Litar på att alla minns: informera, påminna, utbilda.',
  },
}
