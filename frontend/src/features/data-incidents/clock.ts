import { clockTime, longDate } from '@/lib/dates'
import { hoursLeft } from '@/lib/hours'
import type { BadgeTone } from '@/ui/badge/Badge'
import { LEFT, STATUS, t } from './messages.sv'
import type { Status, Summary } from './queries'

const TONE: Record<Status, BadgeTone> = {
  reported: 'warn',
  notified: 'ok',
  'not-notified': 'ok',
  'no-incident': 'neutral',
  withdrawn: 'neutral',
}

export function statusOf({ status }: Pick<Summary, 'status'>): { tone: BadgeTone; label: string } {
  return { tone: TONE[status], label: STATUS[status] }
}

/** A moment with its time of day, since the hours count: `3 november 2026 kl. 14:32`. */
export function moment(instant: string): string {
  return t.at(longDate(instant), clockTime(instant))
}

/** How much is left of the law's time, or that it is out. */
export function timeOf(
  { status, dueAt, timeStatus }: Pick<Summary, 'status' | 'dueAt' | 'timeStatus'>,
  now = Date.now(),
): { tone: BadgeTone; label: string } | null {
  if (dueAt === null) return null
  if (status !== 'reported')
    return timeStatus === 'met' ? { tone: 'ok', label: LEFT.met } : { tone: 'danger', label: LEFT.missed }
  const { hours, words } = hoursLeft(dueAt, now)
  return { tone: hours < 0 ? 'danger' : hours < 24 ? 'warn' : 'neutral', label: words }
}
