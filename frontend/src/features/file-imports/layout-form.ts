import type { Faults } from '@/forms/fields'
import { t } from './messages.sv'
import type { Imported } from './queries'

export const UNDECIDED = '?'
/** A heading that holds nothing for us. */
export const NOT_USED = ''

export interface LayoutAnswers {
  sheet: string
  headingRow: string
  /** What headings of the file's own are called here. */
  columns: Record<string, string>
}

/** What is known of how a file is laid out; of what nearly is a column of ours it must be said. */
export function startOf({ sheet, headingRow, columns, unusedHeadings, nearMisses }: Imported): LayoutAnswers {
  const near = new Set(nearMisses.map(({ heading }) => heading))
  const unsaid = unusedHeadings.map((heading) => [heading, near.has(heading) ? UNDECIDED : NOT_USED])
  return {
    sheet: sheet ?? '',
    headingRow: headingRow === null ? '' : String(headingRow),
    columns: { ...Object.fromEntries(unsaid), ...columns },
  }
}

export function faultsOf({ headingRow, columns }: LayoutAnswers): Faults<'sheet' | 'headingRow' | 'columns'> {
  return {
    ...(/^[1-9][0-9]{0,6}$/.test(headingRow.trim()) ? {} : { headingRow: t.headingRowFault }),
    ...(Object.values(columns).includes(UNDECIDED) ? { columns: t.undecidedFault } : {}),
  }
}

/** The answers as they are sent. Another sheet or row has other headings, so what was said of these is not sent then. */
export function layoutOf(answers: LayoutAnswers, seen: Imported) {
  const start = startOf(seen)
  const isElsewhere = answers.sheet !== start.sheet || answers.headingRow.trim() !== start.headingRow
  return {
    sheet: answers.sheet === '' ? null : answers.sheet,
    headingRow: Number(answers.headingRow),
    columns: isElsewhere ? {} : answers.columns,
  }
}
