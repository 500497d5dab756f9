import { civilDate, daysBetween, timeLeft } from '@/lib/dates'
import { hoursLeft } from '@/lib/hours'
import { Badge } from '@/ui/badge/Badge'

interface Props {
  dueOn: string
  /** For a time that runs by the hour. */
  dueAt?: string | null
}

/** How much time is left, in words; the tone follows. For where the day stands beside it. */
export function TimeLeftBadge({ dueOn, dueAt = null }: Props) {
  const days = daysBetween(civilDate(), dueOn)
  const byHour = dueAt === null || days >= 4 ? null : hoursLeft(dueAt)
  const isLate = byHour === null ? days < 0 : byHour.hours < 0
  const tone = isLate ? 'danger' : days <= 2 ? 'warn' : 'neutral'
  return (
    <Badge tone={tone} icon={isLate ? 'alert' : 'clock'}>
      {byHour?.words ?? timeLeft(dueOn)}
    </Badge>
  )
}
