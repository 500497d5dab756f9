import type { BadgeTone } from '@/ui/badge/Badge'

/** How long before the limit a clock asks for attention. */
const SOON = 31

/** The clock in words: `18 dagar kvar`, `sista dagen i dag`, `436 dagar över`. */
export function clockText(daysLeft: number): string {
  if (daysLeft === 0) return 'sista dagen i dag'
  const days = Math.abs(daysLeft) === 1 ? 'en dag' : `${Math.abs(daysLeft)} dagar`
  return daysLeft > 0 ? `${days} kvar` : `${days} över`
}

export function clockTone(daysLeft: number): BadgeTone {
  if (daysLeft < 0) return 'danger'
  return daysLeft < SOON ? 'warn' : 'neutral'
}
