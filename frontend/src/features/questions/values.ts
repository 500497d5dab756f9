import { answerVerdictLabels } from '@/api/codes.gen'
import type { Question } from './edit/queries'

/** A number as Swedes write it. */
export function written(number: number | null | undefined): string {
  return number === null || number === undefined ? '' : String(number).replace('.', ',')
}

/** `1,5` → 1.5; null for what is no number. */
export function read(typed: string): number | null {
  const plain = typed.replaceAll(/\s/g, '').replace(',', '.').replace('−', '-')
  return /^-?\d{1,10}(\.\d{1,4})?$/.test(plain) ? Number(plain) : null
}

/** What an answer of a closed list is called. */
export function labelOf(question: Question | undefined, code: string): string {
  const verdicts: Readonly<Record<string, string>> = answerVerdictLabels
  return question?.choices?.find((choice) => choice.code === code)?.label ?? verdicts[code] ?? code
}
