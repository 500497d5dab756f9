import type { Imported } from '../queries'
import { COLUMNS, HEADINGS } from './columns'
import { t } from './messages.sv'

/** The headings alone: a file to fill in. */
export const EXAMPLE: readonly (readonly string[])[] = [HEADINGS]

/** The refused rows as they stood, each with what is wrong last: a column that is passed over when they come again. */
export function refusedRows({ rejections }: Pick<Imported, 'rejections'>): string[][] {
  const isUsed = (key: string) => rejections.some(({ cells }) => (cells[key] ?? '') !== '')
  const columns = COLUMNS.map(({ heading, isRequired }) => ({
    heading,
    isRequired,
    key: heading.toLowerCase(),
  })).filter(({ isRequired, key }) => isRequired || isUsed(key))
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
