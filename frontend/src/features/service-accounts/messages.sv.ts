import type { Job } from './queries'

/** What a job lets a system do, for whoever chooses one. The account itself then lists it. */
export const JOB_MEANS: Record<Job, string> = {
  'deviation-intake':
    'Lämnar avvikelser, läser dem som det självt har lämnat, och hämtar händelser och nämndens siffror.',
  'decision-import': 'Lämnar beslut och läser nämndens beslut och avgifter.',
  'ivo-reporting': 'Begär kvartalets rapport och läser den. Kontroll och godkännande gör personer.',
  'kolada-import': 'Läser nämndens siffror, där små tal är dolda.',
  'directory-sync': 'Lägger upp, ändrar och stänger enheter och personer. Roller ger administratören.',
}

/** What one may take for a part of a job, and is not. */
export const APART: Partial<Record<Job, string>> = {
  'decision-import':
    'Händelseflödet ingår inte, för det visar att vilket som helst av nämndens ärenden har ändrats. Systemet läser besluten i stället.',
}

export const t = {
  title: 'Anslutna system',
  lead: 'System som får lämna och hämta uppgifter hos nämnden. Vart och ett gör en enda sak, till en sista dag.',
  connect: 'Anslut ett system',
  caption: 'Anslutna system',
  columns: {
    name: 'System',
    job: 'Uppgift',
    by: 'Anslutet av',
    used: 'Senast använt',
    ends: 'Sista dag',
    state: 'Läge',
  },
  one: 'system',
  many: 'system',
  nothingYet: 'Inget system är anslutet',
  nothingYetText: 'Anslut verksamhetssystemet när det ska lämna avvikelser eller beslut av sig självt.',
  never: 'Aldrig',
  ownScopes: 'Egna rättigheter',
  state: { current: 'Får anropa', unused: 'Används inte', ended: 'Har slutat' },

  facts: 'Om systemet',
  rights: 'Det här får systemet göra',
  rightsNote:
    'Rättigheterna följer av uppgiften och går inte att välja var för sig. Inget system kan bedöma eller godkänna.',
  name: 'Namn',
  nameHint: 'Till exempel verksamhetssystemets namn',
  job: 'Uppgift',
  clientId: 'Klient-id',
  clientIdHint: 'Systemets id hos kommunens inloggningstjänst. Hemligheten finns bara där och förnyas där.',
  board: 'Nämnd',
  createdBy: 'Anslutet av',
  atFounding: 'Vid uppläggningen',
  lastUsed: 'Senast använt',
  last: 'Sista dag',
  lastHint: 'ÅÅÅÅ-MM-DD. Efter den dagen avvisas systemet.',
  unusedText:
    'Systemet får anropa men har inte gjort det på länge. Avsluta det om det inte behövs; då kan ingen annan använda dess klient-id.',
  endedText: 'Systemet har slutat och avvisas. Det kan få en ny sista dag om det ska användas igen.',

  newTitle: 'Anslut ett system',
  newLead:
    'Lägg först upp systemet som klient i kommunens inloggningstjänst. Här bestämmer du vad det får göra.',
  create: 'Anslut systemet',
  created: (name: string) => `${name} är anslutet`,
  change: 'Förläng eller ändra',
  changeTitle: (name: string) => `Ändra ${name}`,
  oneYear: 'Ett år från i dag',
  saved: (name: string) => `Ändringarna av ${name} är sparade`,
  end: 'Avsluta nu',
  endTitle: (name: string) => `Avsluta ${name}?`,
  endText: 'Systemet avvisas redan vid nästa anrop. Det som det har lämnat finns kvar.',
  ended: (name: string) => `${name} är avslutat`,
  faults: {
    name: 'Ange namn, minst två tecken',
    job: 'Välj en uppgift',
    clientId: 'Ange klient-id utan blanksteg, med bara vanliga tecken',
    last: 'Ange den sista dagen som 2027-12-31',
    hasBeen: 'Sista dagen har redan varit. Ange i dag eller senare',
  },
} as const
