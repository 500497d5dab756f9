import type { components } from '@/api/schema.gen'
import type { BadgeTone } from '@/ui/badge/Badge'

type Status = components['schemas']['Deviation']['status']

/** The states of a deviation, as every list shows them. */
export const STATUS: Record<Status, { label: string; tone: BadgeTone }> = {
  received: { label: 'Inkommen', tone: 'warn' },
  investigating: { label: 'Under utredning', tone: 'info' },
  acting: { label: 'Åtgärd pågår', tone: 'accent' },
  closed: { label: 'Avslutad', tone: 'ok' },
  dismissed: { label: 'Inte en avvikelse', tone: 'neutral' },
  transferred: { label: 'Överlämnad', tone: 'neutral' },
  considered: { label: 'Övervägs', tone: 'info' },
  tried: { label: 'Prövas', tone: 'accent' },
  adopted: { label: 'Införd', tone: 'ok' },
  declined: { label: 'Avböjd', tone: 'neutral' },
  mistaken: { label: 'Felregistrerad', tone: 'neutral' },
}

/** A state by its code; one that this version does not know is shown as it came. */
export function statusOf(code: string): { label: string; tone: BadgeTone } {
  const known: Readonly<Record<string, { label: string; tone: BadgeTone }>> = STATUS
  return known[code] ?? { label: code, tone: 'neutral' }
}
