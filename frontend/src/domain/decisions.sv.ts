import type { components } from '@/api/schema.gen'
import type { BadgeTone } from '@/ui/badge/Badge'

type Schemas = components['schemas']
type Stage = NonNullable<Schemas['DecisionSummary']['stage']>

/** Where a decision stands. */
export const DECISION_STATUS: Record<Schemas['Decision']['status'], { label: string; tone: BadgeTone }> = {
  waiting: { label: 'Väntar', tone: 'warn' },
  'partly-executed': { label: 'Delvis verkställt', tone: 'info' },
  executed: { label: 'Verkställt', tone: 'ok' },
  interrupted: { label: 'Avbrutet', tone: 'warn' },
  closed: { label: 'Avslutat', tone: 'neutral' },
  mistaken: { label: 'Felregistrerat', tone: 'neutral' },
}

/** How far the clock of a decision has run. */
export const STAGE: Record<Stage, string> = {
  running: 'Under 60 dagar',
  'day-60': 'Från 60 dagar',
  'day-75': 'Från 75 dagar',
  'day-90': 'Från 90 dagar',
  reportable: 'Över gränsen',
  'over-six-months': 'Över sex månader',
  'over-one-year': 'Över ett år',
}

/** What can happen to a decision. */
export const DECISION_EVENT: Record<Schemas['DecisionEvent']['kind'], string> = {
  offered: 'Erbjudande lämnat',
  'offer-declined': 'Tackade nej till erbjudande',
  'partly-executed': 'Delvis verkställt',
  executed: 'Verkställt',
  interrupted: 'Avbrott',
  resumed: 'Återupptaget efter avbrott',
  withdrawn: 'Ansökan är återtagen',
  'need-ceased': 'Behovet finns inte kvar',
  moved: 'Den enskilde har flyttat',
  died: 'Den enskilde har avlidit',
  replaced: 'Ersatt av ett nytt beslut',
}

export const SEX: Record<NonNullable<Schemas['Decision']['sex']>, string> = { female: 'Kvinna', male: 'Man' }
export const EXTENT_UNIT: Record<Schemas['Extent']['unit'], string> = {
  'hours-per-week': 'timmar i veckan',
  'hours-per-month': 'timmar i månaden',
  'days-per-month': 'dygn i månaden',
  places: 'platser',
}

/** What holds for the register, the quarterly reports and the fees. */
export const decisions = {
  register: 'Register',
  quarters: 'Kvartalsrapporter',
  fees: 'Avgifter',
  section: 'Ej verkställda beslut',
  protected: 'Skyddade uppgifter',
  protectedShort: 'Skyddad',
} as const
