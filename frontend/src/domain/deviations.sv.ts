import type { components } from '@/api/schema.gen'
import type { BadgeTone } from '@/ui/badge/Badge'

type Schemas = components['schemas']
type Status = Schemas['Deviation']['status']
export type ReportType = Schemas['Deviation']['reportType']
export type Affected = Schemas['Deviation']['affected']
export type CounterpartKind = Schemas['Counterpart']['kind']

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

export const REPORT_TYPE: Record<ReportType, { label: string; hint: string }> = {
  deviation: { label: 'Avvikelse', hint: 'Något blev inte som det skulle.' },
  'suspected-misconduct': {
    label: 'Misstänkt missförhållande',
    hint: 'Någon har farit illa eller kan göra det. Rapporten prövas enligt lex Sarah.',
  },
  risk: { label: 'Risk', hint: 'Inget har hänt, men det kan göra det.' },
  'improvement-idea': { label: 'Förbättringsidé', hint: 'Något kan göras bättre.' },
  'good-example': { label: 'Gott exempel', hint: 'Något gick bra och fler kan lära av det.' },
}

export const AFFECTED: Record<Affected, string> = {
  one: 'En person',
  several: 'Flera eller hela enheten',
  'none-known': 'Ingen känd',
}

export const COUNTERPART: Record<CounterpartKind, string> = {
  region: 'Regionen',
  provider: 'Privat utförare',
  municipality: 'Annan kommun',
  authority: 'Myndighet',
  other: 'Annan',
}
