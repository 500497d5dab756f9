import type { BadgeTone } from '@/ui/badge/Badge'

/** Where a decision stands. */
export const DECISION_STATUS = {
  waiting: { label: 'Väntar', tone: 'warn' },
  'partly-executed': { label: 'Delvis verkställt', tone: 'info' },
  executed: { label: 'Verkställt', tone: 'ok' },
  interrupted: { label: 'Avbrutet', tone: 'warn' },
  closed: { label: 'Avslutat', tone: 'neutral' },
} as const satisfies Record<string, { label: string; tone: BadgeTone }>

/** How far the clock of a decision has run. */
export const STAGE = {
  running: 'Under 60 dagar',
  'day-60': 'Från 60 dagar',
  'day-75': 'Från 75 dagar',
  'day-90': 'Från 90 dagar',
  reportable: 'Över gränsen',
  'over-six-months': 'Över sex månader',
  'over-one-year': 'Över ett år',
} as const

/** What can happen to a decision. */
export const DECISION_EVENT = {
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
} as const

export const BASIS = { decision: 'Sedan beslutet', interruption: 'Sedan avbrottet' } as const
export const SEX = { female: 'Kvinna', male: 'Man' } as const
export const EXTENT_UNIT = {
  'hours-per-week': 'timmar i veckan',
  'hours-per-month': 'timmar i månaden',
  'days-per-month': 'dygn i månaden',
  places: 'platser',
} as const

/** What holds for both the register and the quarterly reports. */
export const decisions = {
  register: 'Register',
  quarters: 'Kvartalsrapporter',
  section: 'Ej verkställda beslut',
  protected: 'Skyddade uppgifter',
  protectedShort: 'Skyddad',
} as const
