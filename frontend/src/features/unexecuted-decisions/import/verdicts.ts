import type { ImportColumn, Imported } from '../queries'
import { t } from './messages.sv'

/** What a cell of a column may hold, as a sentence; of a code list, the board's own words. */
export function heldBy({ says, help, codeList }: ImportColumn, labels: readonly string[]): string {
  if (codeList !== null) return t.benefits(labels)
  return `${says.charAt(0).toUpperCase()}${says.slice(1)}. ${help}`.trim()
}

/** The refused rows as they stood, each with what is wrong last: a column that is passed over when they come again. */
export function refusedRows(
  { rejections }: Pick<Imported, 'rejections'>,
  all: readonly ImportColumn[],
): string[][] {
  const isUsed = (key: string) => rejections.some(({ cells }) => (cells[key] ?? '') !== '')
  const columns = all
    .map(({ heading, isRequired }) => ({
      heading,
      isRequired,
      key: heading.toLowerCase(),
    }))
    .filter(({ isRequired, key }) => isRequired || isUsed(key))
  return [
    [...columns.map(({ heading }) => heading), t.wrong],
    ...rejections.map(({ cells, problem }) => [
      ...columns.map(({ key }) => cells[key] ?? ''),
      problem.detail,
    ]),
  ]
}

/** How it went, in one line: what a screen reader is told, and what stands at the top. */
export function outcome(received: Pick<Imported, 'rowCount' | 'rejected'>): string {
  const { rowCount, rejected } = received
  if (rejected === 0) return t.allDone(rowCount)
  return rejected === rowCount ? t.noneDone : t.someDone(rowCount - rejected, rowCount)
}
