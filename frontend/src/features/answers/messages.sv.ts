import type { Hindrance, Outcome } from './queries'

/** What whoever answers can say that came of it. */
export type Choosable = Exclude<Outcome, 'adopted' | 'declined'>

export const t = {
  card: 'Svar till den som rapporterade',
  none: 'Den som rapporterade har inte fått något svar än.',
  by: (day: string, name: string) => `${day}, ${name}`,
  because: (reason: string) => `Det går inte att svara: ${reason.toLowerCase()}.`,
  give: 'Svara',
  giveMore: 'Svara igen',
  dialog: 'Svara den som rapporterade',
  lead: 'Den som rapporterade läser svaret på sin egen sida, men inte utredningen. Ett svar går inte att ändra efteråt. Behövs mer kan du svara igen.',
  outcome: 'Vad blev det av det?',
  hindrance: 'Varför går det inte att svara?',
  text: 'Svaret',
  textHint: 'Skriv så att den som rapporterade känner igen sig. Inga namn på brukare eller personnummer.',
  why: 'Mer om varför',
  bundle: 'Fler har rapporterat samma händelse. Vilka ska få samma svar?',
  save: 'Skicka svaret',
  saved: 'Svaret är skickat',
  keptWhy: 'Det står nu varför det inte går att svara',
  warnings: 'Texten kan innehålla ett personnummer',
  faults: {
    outcome: 'Välj vad det blev av det',
    hindrance: 'Välj varför det inte går att svara',
    text: 'Skriv svaret',
    why: 'Skriv varför',
  },
} as const

/** What the contract calls them too. Said here, since every page that names a code would else fetch them. */
export const OUTCOME: Record<Outcome, string> = {
  acted: 'Något är gjort',
  planned: 'Något ska göras',
  partly: 'En del är gjort, allt går inte',
  'no-need': 'Inget mer behöver göras',
  'handed-on': 'Någon annan tar hand om det',
  adopted: 'Idén är införd',
  declined: 'Idén införs inte',
  'not-possible': 'Det går inte att svara',
}

export const HINDRANCE: Record<Hindrance, string> = {
  anonymous: 'Den som rapporterade är okänd',
  'other-system': 'Rapporten kom från ett system som inte tar emot svar',
  gone: 'Den som rapporterade har slutat',
  unwanted: 'Den som rapporterade vill inte ha något svar',
  other: 'Något annat',
}

/** What an answer begins with, until somebody writes their own. What becomes of an idea is no choice of who answers. */
export const STARTS: Record<Choosable, string> = {
  acted: 'Tack för din rapport. Vi har gått igenom det som hände och har gjort så här: ',
  planned: 'Tack för din rapport. Vi har gått igenom det som hände och ska göra så här: ',
  partly: 'Tack för din rapport. En del har vi gjort: \n\nDet här går inte, och därför: ',
  'no-need': 'Tack för din rapport. Vi har gått igenom det som hände. Inget mer behöver göras, eftersom ',
  'handed-on':
    'Tack för din rapport. Det du tar upp hör hemma hos någon annan, och vi har lämnat det vidare till ',
  'not-possible': '',
}
