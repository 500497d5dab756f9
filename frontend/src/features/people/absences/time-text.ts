import { longDate } from '@/lib/dates'
import type { Absence } from './queries'

/** `1 december 2026 – 5 december 2026`; one day stands alone. */
export function timeText({ absentFrom, absentTo }: Pick<Absence, 'absentFrom' | 'absentTo'>): string {
  return absentFrom === absentTo ? longDate(absentFrom) : `${longDate(absentFrom)} – ${longDate(absentTo)}`
}
