import type { components } from '@/api/schema.gen'
import type { Faults, Name } from '@/forms/fields'
import { parseDate } from '@/lib/typed-dates'
import type { Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { t } from '../messages.sv'
import type { Report } from '../queries'

export interface DatesValues {
  opensOn: string
  dueOn: string
  smallLimit: string
}
export type DatesFaults = Faults<Name<DatesValues>>

export function datesOf({ opensOn, dueOn, smallLimit }: Report): DatesValues {
  return { opensOn, dueOn, smallLimit: String(smallLimit) }
}

export function validateDates(values: DatesValues): DatesFaults {
  const [opens, due, limit] = [parseDate(values.opensOn), parseDate(values.dueOn), Number(values.smallLimit)]
  return {
    ...(opens === null ? { opensOn: t.editFaults.opensOn } : {}),
    ...(due === null ? { dueOn: t.editFaults.dueOn } : {}),
    ...(opens !== null && due !== null && due < opens ? { dueOn: t.editFaults.order } : {}),
    ...(Number.isInteger(limit) && limit >= 3 && limit <= 20 ? {} : { smallLimit: t.editFaults.smallLimit }),
  }
}

/** The command that the API takes. Only for values without faults. */
export function toDates(values: DatesValues): components['schemas']['IvoReportReplace'] {
  return {
    opensOn: parseDate(values.opensOn) ?? '',
    dueOn: parseDate(values.dueOn) ?? '',
    smallLimit: Number(values.smallLimit),
  }
}

/** One's own days beside those that somebody else has saved meanwhile. */
export function differences(mine: DatesValues, saved: Report): Difference[] {
  const theirs = datesOf(saved)
  return [
    { field: t.opens, mine: mine.opensOn, theirs: theirs.opensOn },
    { field: t.due, mine: mine.dueOn, theirs: theirs.dueOn },
    { field: t.smallLimit, mine: mine.smallLimit, theirs: theirs.smallLimit },
  ]
}
