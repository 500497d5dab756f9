import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type UnitKind = Schemas['UnitSummary']['kind']
export type Role = Schemas['AssignmentSummary']['role']
export type SuccessionKind = Schemas['UnitSuccessionCreate']['kind']

/** What parts of the organisation are called, from the top. */
export const UNIT_KIND: Record<UnitKind, string> = {
  administration: 'Förvaltning',
  department: 'Avdelning',
  section: 'Sektion',
  unit: 'Enhet',
  team: 'Grupp',
}

export const UNIT_KIND_CHOICES = Object.entries(UNIT_KIND).map(([value, label]) => ({ value, label }))

/** Each role, and where it is held: at a unit, at the whole board, or at either. The server decides; this orders the form. */
export const ROLES: Record<Role, { label: string; held: 'unit' | 'board' | 'either'; what: string }> = {
  reporter: { label: 'Medarbetare', held: 'either', what: 'Rapporterar och följer sina egna rapporter.' },
  'unit-manager': {
    label: 'Enhetschef',
    held: 'unit',
    what: 'Bedömer det som rapporteras på enheten och under den.',
  },
  'department-head': {
    label: 'Avdelnings- eller förvaltningschef',
    held: 'either',
    what: 'Ser och avgör allt under sin del av organisationen.',
  },
  intake: {
    label: 'Mottagning av rapporter',
    held: 'either',
    what: 'Tar emot rapporter om sin del av organisationen och fördelar dem.',
  },
  'quality-developer': {
    label: 'Kvalitetsutvecklare',
    held: 'board',
    what: 'Ser nämndens avvikelser, sköter kodlistor och statistik.',
  },
  sas: {
    label: 'Socialt ansvarig samordnare',
    held: 'board',
    what: 'Ansvarar för lex Sarah i hela nämnden.',
  },
  'lex-sarah-investigator': {
    label: 'Lex Sarah-utredare',
    held: 'either',
    what: 'Utreder de ärenden som hen har tilldelats.',
  },
  'complaints-officer': {
    label: 'Koordinator synpunkter och klagomål',
    held: 'board',
    what: 'Tar emot och följer upp synpunkter och klagomål.',
  },
  'decision-reporter': {
    label: 'Rapportör ej verkställda beslut',
    held: 'board',
    what: 'Rapporterar beslut som inte har verkställts.',
  },
  'board-member': { label: 'Ledamot i nämnden', held: 'board', what: 'Läser statistik och rapporter.' },
  auditor: { label: 'Förtroendevald revisor', held: 'board', what: 'Granskar under en bestämd tid.' },
  dpo: { label: 'Dataskyddsombud', held: 'board', what: 'Kontrollerar hur personuppgifter hanteras.' },
  'log-reviewer': { label: 'Loggranskare', held: 'board', what: 'Granskar vem som har läst vad.' },
  administrator: {
    label: 'Behörighetsadministratör',
    held: 'board',
    what: 'Sköter organisation, personer och roller. Läser inga ärenden.',
  },
}

export const ROLE_CHOICES = Object.entries(ROLES).map(([value, { label }]) => ({ value, label }))

export const t = {
  administration: 'Administration',
  board: 'Nämnd',
  allBoards: 'Alla nämnder',
  from: 'Från och med',
  to: 'Till och med',
  untilFurther: 'Tills vidare',
  state: { coming: 'Kommande', current: 'Gäller', ended: 'Avslutad' },
  rightsEnded: 'Dina rättigheter har upphört',
  toStart: 'Till startsidan',
  badDate: 'Ange ett datum som 2026-11-03',
  endHasBeen: 'Sista dagen har redan varit. Ange i dag eller senare',
  endBeforeStart: 'Sista dagen kan inte ligga före den första',
  tooLong: (limit: number) => `Skriv högst ${limit} tecken`,
  searchPerson: 'Skriv en del av namnet',
} as const
