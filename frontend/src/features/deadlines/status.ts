import { deadlineStatusLabels } from '@/api/codes.gen'
import { civilDate } from '@/lib/dates'
import type { BadgeTone } from '@/ui/badge/Badge'
import { t } from './messages.sv'
import type { Deadline } from './queries'

const TONES: Record<Deadline['status'], BadgeTone> = {
  running: 'neutral',
  met: 'ok',
  missed: 'danger',
  waived: 'neutral',
}

/** How a time stands. One that has passed is told as that at once, also before the night has noted it. */
export function statusOf({ status, dueOn, endedOn }: Deadline): { label: string; tone: BadgeTone } {
  if (endedOn === null && dueOn < civilDate()) return { label: t.passed, tone: 'danger' }
  return { label: deadlineStatusLabels[status], tone: TONES[status] }
}
