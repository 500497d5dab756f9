import { count } from '@/lib/format'

export const t = {
  title: 'Frånvaro och ersättare',
  lead: 'När någon är borta har ersättaren personens roller, och bara då. Så har varje ärende alltid någon som svarar.',
  report: 'Anmäl frånvaro',
  none: 'Ingen frånvaro är anmäld.',
  by: (name: string) => `Ersätts av ${name}`,
  caption: 'Frånvaro',
  columns: { person: 'Borta', deputy: 'Ersättare', time: 'Tid', state: 'Läge', remove: 'Ta bort' },
  found: (n: number) => (n === 0 ? 'Ingen anmäld frånvaro' : count(n, 'frånvaro', 'frånvaron')),
  now: 'Pågår',
  coming: 'Kommande',
  ended: 'Avslutad',
  past: 'Visa även det senaste årets avslutade',
  emptyTitle: 'Ingen är anmäld som borta',
  empty: 'Anmäl semester och annan ledighet i förväg, så går ärendena till ersättaren.',
  remove: 'Ta bort',
  removeOf: (name: string) => `Ta bort frånvaron för ${name}`,
  removeTitle: 'Ta bort frånvaron?',
  removeText: (deputy: string) => `${deputy} förlorar genast de roller som ersättare har.`,
  removed: 'Frånvaron är borttagen',
  mayNot:
    'Du kan inte ta bort den här frånvaron. Det kan personen själv, personens chef eller en administratör.',
  changed: 'Någon annan har ändrat frånvaron. Läs listan på nytt.',

  newTitle: 'Anmäl frånvaro',
  newLead:
    'Ersättaren får personens roller i nämnden under tiden. Efter den sista dagen upphör de av sig själva.',
  person: 'Vem är borta?',
  personHint: 'Du kan anmäla för dig själv och för dem som bara arbetar under dig.',
  deputy: 'Vem ersätter?',
  deputyHint: 'Någon som är på plats hela tiden.',
  first: 'Första dag borta',
  last: 'Sista dag borta',
  save: 'Anmäl frånvaron',
  saved: (name: string) => `Frånvaron för ${name} är anmäld`,
  faults: {
    person: 'Välj vem som är borta',
    deputy: 'Välj vem som ersätter',
    same: 'Ingen kan ersätta sig själv',
    last: 'Ange den sista dagen',
  },
} as const
