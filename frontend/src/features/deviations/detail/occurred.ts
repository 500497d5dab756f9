import { dateAndTime, longDate } from '@/lib/dates'
import type { Deviation } from '../queries'
import { t } from './messages.sv'

/** When it happened, as exactly as the reporter knew. */
export function occurredText({ precision, at, on }: Deviation['occurred']): string {
  if (precision === 'instant' && at) return dateAndTime(at)
  return precision === 'date' && on ? longDate(on) : t.whenUnknown
}
