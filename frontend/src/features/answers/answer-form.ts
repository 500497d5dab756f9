import type { components } from '@/api/schema.gen'
import type { Faults, Name } from '@/forms/fields'
import { type Choosable, STARTS, t } from './messages.sv'
import type { Hindrance } from './queries'

export interface AnswerValues {
  outcome: Choosable | ''
  hindrance: Hindrance | ''
  text: string
  /** The others who reported the same event and are told the same. */
  also: readonly string[]
}

/** An outcome chosen: the text begins as fits it, unless somebody has written their own. */
export function chosen({ outcome: before, text }: AnswerValues, outcome: Choosable): Partial<AnswerValues> {
  const isOwn = text.trim() !== '' && text !== STARTS[before === '' ? 'not-possible' : before]
  return { outcome, hindrance: '', ...(isOwn ? {} : { text: STARTS[outcome] }) }
}

export function validateAnswer(values: AnswerValues): Faults<Name<AnswerValues>> {
  const { outcome, hindrance, text } = values
  if (outcome === '') return { outcome: t.faults.outcome }
  if (outcome !== 'not-possible') return isUnwritten(values) ? { text: t.faults.text } : {}
  if (hindrance === '') return { hindrance: t.faults.hindrance }
  return hindrance === 'other' && text.trim() === '' ? { text: t.faults.why } : {}
}

/** Whether the text is what it began as, which says nothing of what came of it. */
function isUnwritten({ outcome, text }: AnswerValues): boolean {
  return text.trim() === '' || (outcome !== '' && text.trim() === STARTS[outcome].trim())
}

/** The command that the API takes. Only for values without faults. */
export function toAnswer({
  outcome,
  hindrance,
  text,
  also,
}: AnswerValues): components['schemas']['MatterAnswerCreate'] {
  if (outcome === '') throw new Error('An answer without an outcome cannot be sent')
  return {
    outcome,
    also: [...also],
    ...(hindrance === '' ? {} : { hindrance }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
  }
}
