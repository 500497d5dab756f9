import { count } from '@/lib/format'

export const t = {
  title: 'Frånvaro och ersättare',
  lead: 'När någon är borta har ersättaren personens roller, och bara då. Så har varje ärende alltid någon som svarar.',
  report: 'Anmäl frånvaro',
  none: 'Ingen frånvaro är anmäld.',
  by: (name: string) => `Ersätts av ${name}`,
  caption: 'Frånvaro',
  columns: { person: 'Borta', deputy: 'Ersättare', time: 'Tid', state: 'Läge', remove: 'Ta bort' },
  one: 'frånvaro',
  many: 'frånvaroperioder',
  now: 'Pågår',
  coming: 'Kommande',
  ended: 'Avslutad',
  past: 'Visa även det senaste årets avslutade',
  nothingYet: 'Ingen är anmäld som borta',
  nothingYetText: 'Anmäl semester och annan ledighet i förväg, så går ärendena till ersättaren.',
  remove: 'Ta bort',
  removeOf: (name: string) => `Ta bort frånvaron för ${name}`,
  removeTitle: 'Ta bort frånvaron?',
  removeText: (deputy: string) => `${deputy} förlorar genast de roller som ersättare har.`,
  removed: 'Frånvaron är borttagen',
  mayNot:
    'Du kan inte ta bort den här frånvaron. Det kan personen själv, personens chef eller en administratör.',
  changed: 'Någon annan har ändrat frånvaron. Läs listan på nytt.',

  newTitle: 'Anmäl frånvaro',
  newLead: (days: number) =>
    `Ersättaren får de roller som personen har nu, högst ${count(days, 'dag', 'dagar')} i följd. Sedan upphör de av sig själva.`,
  notLent:
    'Rollerna behörighetsadministratör, dataskyddsombud och loggranskare går inte att ersätta. Där behöver någon få en egen roll.',
  person: 'Vem är borta?',
  personHint: 'Du kan anmäla för dig själv och för dem som bara arbetar under dig.',
  deputy: 'Vem ersätter?',
  deputyHint: 'Någon annan än du, som är på plats hela tiden.',
  first: 'Första dag borta',
  last: 'Sista dag borta',
  save: 'Anmäl frånvaron',
  saved: (name: string) => `Frånvaron för ${name} är anmäld`,
  faults: {
    person: 'Välj vem som är borta',
    deputy: 'Välj vem som ersätter',
    same: 'Ingen kan ersätta sig själv',
    oneself: 'Du kan inte ange dig själv. Be den som ska vara borta, en chef eller en administratör anmäla.',
    tooLong: (days: number) => `Högst ${count(days, 'dag', 'dagar')} i följd`,
    last: 'Ange den sista dagen',
  },
} as const
