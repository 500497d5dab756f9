type Tone = 'neutral' | 'accent' | 'info' | 'ok' | 'warn'

/** The states of a deviation, as every list shows them. */
export const STATUS = {
  received: { label: 'Inkommen', tone: 'warn' },
  investigating: { label: 'Under utredning', tone: 'info' },
  acting: { label: 'Åtgärd pågår', tone: 'accent' },
  closed: { label: 'Avslutad', tone: 'ok' },
  dismissed: { label: 'Inte en avvikelse', tone: 'neutral' },
  transferred: { label: 'Överlämnad', tone: 'neutral' },
} as const satisfies Record<string, { label: string; tone: Tone }>

/** A state by its code; one that this version does not know is shown as it came. */
export function statusOf(code: string): { label: string; tone: Tone } {
  const known: Readonly<Record<string, { label: string; tone: Tone }>> = STATUS
  return known[code] ?? { label: code, tone: 'neutral' }
}
