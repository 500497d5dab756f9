import type { ReactNode } from 'react'
import { civilDate, daysBetween } from '@/lib/dates'
import { Badge } from '../badge/Badge'

/** How much time is left, in words; the tone follows. */
export function DueBadge({ dueOn, children }: { dueOn: string; children: ReactNode }) {
  const days = daysBetween(civilDate(), dueOn)
  if (days < 0) {
    return (
      <Badge tone="danger" icon="alert">
        {children}
      </Badge>
    )
  }
  return (
    <Badge tone={days <= 2 ? 'warn' : 'neutral'} icon="clock">
      {children}
    </Badge>
  )
}
