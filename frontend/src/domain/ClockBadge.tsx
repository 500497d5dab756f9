import { Badge } from '@/ui/badge/Badge'
import { clockText, clockTone } from './clock'

/** The three-month clock: words and an icon, so that the colour only repeats what they say. */
export function ClockBadge({ daysLeft }: { daysLeft: number }) {
  return (
    <Badge tone={clockTone(daysLeft)} icon={daysLeft < 0 ? 'alert' : 'clock'}>
      {clockText(daysLeft)}
    </Badge>
  )
}
