import type { FileKind, Words } from './kinds'
import { LEFT, LET_BE, STATUS, t } from './messages.sv'
import { people } from './people.sv'
import type { ImportColumn, Imported } from './queries'

/** What a cell of a column may hold, as a sentence; of a code list, the board's own words. */
export function heldBy({ says, help, codeList }: ImportColumn, labels: readonly string[]): string {
  if (codeList === 'benefit') return t.benefits(labels)
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
      key: heading,
    }))
    .filter(({ isRequired, key }) => isRequired || isUsed(key))
  return [
    [...columns.map(({ heading }) => heading), t.wrong],
    ...rejections.map(({ cells, problem }) => [
      ...columns.map(({ key }) => cells[key] ?? ''),
      problem?.detail ?? '',
    ]),
  ]
}

type Counts = Pick<
  Imported,
  'status' | 'isDryRun' | 'rowCount' | 'created' | 'updated' | 'unchanged' | 'rejected'
>

/** Whether some of the rows are in already, and the others wait to be mended or taken in. */
export function isLeft({ status, isDryRun }: Pick<Imported, 'status' | 'isDryRun'>): boolean {
  return status === 'examined' && !isDryRun
}

/** So many rows would be taken in now: what is in already is not so again. */
export function ready(received: Counts): number {
  return isLeft(received) ? received.created + received.updated : received.rowCount - received.rejected
}

/** How far a file has come, in a word. Green only where nothing is left to mend. */
export function standing(received: Counts, kind: Pick<FileKind, 'of' | 'words'>) {
  const { status, rejected } = received
  if (isLeft(received) || (status === 'done' && rejected > 0)) return LEFT
  if (status === 'done') return kind.words.doneStanding
  return isLetBe(received, kind) ? LET_BE : STATUS[status]
}

/** Whether a list of people is in, and what was left of it was let be. */
export function isLetBe(
  { status, isDryRun }: Pick<Imported, 'status' | 'isDryRun'>,
  { of }: Pick<FileKind, 'of'>,
) {
  return status === 'withdrawn' && of === 'directory' && !isDryRun
}

/** How it went or would go, in one line: what a screen reader is told, and what stands at the top. */
export function outcome(
  received: Pick<Imported, 'status' | 'isDryRun' | 'rowCount' | 'unchanged' | 'rejected'>,
  { done }: Pick<Words, 'done'>,
): string {
  const { status, rowCount, unchanged, rejected } = received
  if (isLeft(received)) return t.partly(unchanged, rowCount)
  const words = status === 'examined' ? t.examined : done
  if (rejected === 0) return words.all(rowCount)
  return rejected === rowCount ? words.none : words.some(rowCount - rejected, rowCount)
}

/** Refusals of what can be right nowhere. What is wrong beside something else is mended on its row: on others it may be right. */
const WRONG_EVERYWHERE = new Set(['unusable-row', 'unknown-reference'])

/** What stands wrong in a column, in how many of the rows that are shown, and what may have been meant. */
export interface Mistake {
  heading: string
  value: string
  rows: number
  /** The only row that is mended, where others that say the same may be right; and whom it is about. */
  row: number | null
  who: string | null
  suggestions: readonly string[]
}

/** The mistakes in refused rows, each once, the most common first. */
export function mistakes({ rejections }: Pick<Imported, 'rejections'>): Mistake[] {
  const all = new Map<string, Mistake>()
  for (const { cells, suggestions, problem, row, sourceId } of rejections)
    for (const [heading, nearest] of Object.entries(suggestions)) {
      const value = cells[heading] ?? ''
      const isAlone = !WRONG_EVERYWHERE.has(problem?.code ?? '')
      const [only, who] = isAlone ? [row, cells[people.named] ?? sourceId] : [null, null]
      const key = JSON.stringify([heading, value, only])
      const known = all.get(key) ?? { heading, value, rows: 0, row: only, who, suggestions: nearest }
      all.set(key, { ...known, rows: known.rows + 1 })
    }
  return [...all.values()].toSorted((one, other) => other.rows - one.rows)
}

/** Whether what was to be mended is still wrong in the file: somebody else may have mended it meanwhile. */
export function stillStands(saved: Pick<Imported, 'rejections'>, { heading, value, row }: Mistake): boolean {
  return mistakes(saved).some((one) => one.heading === heading && one.value === value && one.row === row)
}
