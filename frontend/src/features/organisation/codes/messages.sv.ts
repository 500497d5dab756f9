import { count } from '@/lib/format'

export const t = {
  title: 'Kodlistor',
  lead: 'Nämndens egna val i formulären. Ärenden behåller den kod de fick, också när listan ändras.',
  valid: (n: number) => count(n, 'kod gäller', 'koder gäller'),
  new: 'Ny kod',
  all: 'Visa även avslutade och kommande',
  columns: {
    label: 'Namn',
    time: 'Gäller',
    became: 'Räknas sedan som',
    state: 'Läge',
  },
  one: 'kod',
  many: 'koder',
  nothingYet: 'Listan är tom',
  nothingYetText: 'Lägg till den första koden.',

  newTitle: (one: string) => `Ny ${one}`,
  newLead: 'Den nya koden kan väljas från sin första dag.',
  editTitle: (label: string) => `Ändra ${label}`,
  relabel:
    'Ett nytt namn visas överallt där koden används, även på äldre ärenden. Betyder koden något annat än förut: ge den en sista dag och lägg till en ny kod.',
  label: 'Namn',
  code: 'Kod',
  codeHint: 'Används i filer och av andra system. Bara a–z, siffror och bindestreck. Kan inte ändras sedan.',
  sort: 'Plats i listan',
  sortHint: 'Lägre tal kommer först.',
  first: 'Första dag',
  last: 'Sista dag',
  lastHint: 'ÅÅÅÅ-MM-DD. Tomt om den gäller tills vidare.',
  became: 'Räknas sedan som',
  becameHint: 'När koden har slutat gälla: den kod som tog över. Så kan statistik jämföras över tid.',
  create: 'Lägg till koden',
  created: (label: string) => `${label} är tillagd`,
  saved: (label: string) => `Ändringarna av ${label} är sparade`,
  faults: {
    label: 'Ange ett namn',
    code: 'Ange en kod som börjar med en bokstav, med bara a–z, siffror och bindestreck',
    sort: 'Ange ett tal mellan 0 och 10 000',
  },
} as const
