import { civilDate, daysBetween, timeLeft } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'

/** How much time is left, in words; the tone follows. For where the day stands beside it. */
export function TimeLeftBadge({ dueOn }: { dueOn: string }) {
  const days = daysBetween(civilDate(), dueOn)
  const tone = days < 0 ? 'danger' : days <= 2 ? 'warn' : 'neutral'
  return (
    <Badge tone={tone} icon={days < 0 ? 'alert' : 'clock'}>
      {timeLeft(dueOn)}
    </Badge>
  )
}
