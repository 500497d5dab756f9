import type { components } from '@/api/schema.gen'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import type { Choice } from '@/ui/select-field/SelectField'
import type { Decision } from '../queries'
import { t } from './messages.sv'

export type Explained = components['schemas']['ExplanationCreate']

/** The texts, in the order of IVO's form. */
export const EXPLAINED = ['reasonText', 'consequencesText', 'meanwhileText', 'effortsText'] as const

export function startOf({ explanation }: Decision): Explained {
  return {
    delayReason: explanation.delayReason?.code ?? '',
    reasonText: explanation.reasonText ?? '',
    consequencesText: explanation.consequencesText ?? '',
    meanwhileText: explanation.meanwhileText ?? '',
    effortsText: explanation.effortsText ?? '',
  }
}

export function validate(values: Explained): Partial<Explained> {
  const names = ['delayReason', ...EXPLAINED] as const
  return Object.fromEntries(
    names.filter((name) => values[name].trim() === '').map((name) => [name, t.explainFaults[name]]),
  )
}

/** What one has written beside what somebody else has saved meanwhile. */
export function differences(mine: Explained, saved: Decision, reasons: readonly Choice[]): Difference[] {
  const theirs = startOf(saved)
  const label = (code: string) => reasons.find((reason) => reason.value === code)?.label ?? code
  return [
    { field: t.delayReason, mine: label(mine.delayReason), theirs: label(theirs.delayReason) },
    ...EXPLAINED.map((name) => ({ field: t.texts[name], mine: mine[name], theirs: theirs[name] })),
  ]
}
