import type { Line, Sheet } from '../queries'
import { t } from './messages.sv'

export type Field = Sheet['fields'][number]

/** The one field whose value is sealed in the register. */
export const PERSON_NUMBER = 'Personnummer'

/** The fields under the steps of IVO's form, in its order. */
export function stepsOf(fields: readonly Field[]): { step: string; fields: Field[] }[] {
  const steps = [...new Set(fields.map((field) => field.step))]
  return steps.map((step) => ({ step, fields: fields.filter((field) => field.step === step) }))
}

export function neighbours(lines: readonly Line[], id: string) {
  const at = lines.findIndex((line) => line.id === id)
  return { previous: at > 0 ? lines[at - 1] : undefined, next: at < 0 ? undefined : lines[at + 1] }
}

/** The line to report after this one: the next without a receipt, else the first. */
export function nextToReport(lines: readonly Line[], id: string): Line | undefined {
  const at = lines.findIndex((line) => line.id === id)
  const order = [...lines.slice(at + 1), ...lines.slice(0, Math.max(0, at))]
  return order.find((line) => line.receipt === null)
}

/** What is wrong with a receipt: it is another line's, or what was copied last, which a short field holds only the beginning of. */
export function receiptFault(
  receipt: string,
  { line, fields }: Sheet,
  lines: readonly Line[],
): string | null {
  const typed = oneSpaced(receipt)
  if (typed === '') return t.receiptFault
  const { reference, caseReference } = line.details
  const onSheet = [reference, caseReference, ...fields.map(({ value }) => value ?? '')]
  if (onSheet.some((value) => oneSpaced(value).startsWith(typed))) return t.receiptCopied
  const taken = lines.find((one) => one.id !== line.id && one.receipt === typed)
  return taken === undefined ? null : t.receiptTaken(taken.position)
}

const oneSpaced = (text: string) => text.trim().replaceAll(/\s+/g, ' ')
