import { count, number } from '@/lib/format'

/** So many are counted. */
const MOST = 1_000

export const t = {
  title: 'Åtgärder',
  lead: 'Det som har föreslagits, beslutats och ska göras, efter när det ska vara klart.',
  propose: 'Föreslå åtgärd',
  calendar: 'Lägg i kalendern',
  tabs: 'När det ska vara klart',
  all: 'Alla',
  views: {
    overdue: 'Försenat',
    'two-weeks': 'Inom två veckor',
    later: 'Senare',
    elsewhere: 'Hos andra',
  },
  tab: (label: string, n: number) => `${label} (${n < MOST ? n : `${number(MOST)} eller fler`})`,
  /** What an empty tab says. */
  empty: {
    overdue: {
      nothingYet: 'Inget är försenat',
      nothingYetText: 'När en åtgärd har passerat sin dag syns den här.',
    },
    'two-weeks': {
      nothingYet: 'Inget ska vara klart inom två veckor',
      nothingYetText: 'När en åtgärds dag närmar sig syns den här.',
    },
    later: {
      nothingYet: 'Inget väntar längre fram',
      nothingYetText: 'Här står det som ska vara klart om mer än två veckor.',
    },
    elsewhere: {
      nothingYet: 'Inget väntar hos andra',
      nothingYetText:
        'Här står det som en utförare, region eller annan part ska göra, och hur länge det har väntat.',
    },
  },
  counted: {
    about: (kind: string) => `Gäller: ${kind}`,
    kinds: { deviation: 'Avvikelser', decision: 'Ej verkställda beslut', none: 'Bara enheten' },
    unit: (name: string) => `Bara ${name}`,
    gone: 'en annan enhet',
    follow: 'Enheter följda genom omorganisationer',
    proposed: (from: string, to: string) => `Föreslagna ${from} – ${to}`,
    asOf: (day: string) => `Läget ${day}`,
    note: 'Listan är den som siffran i statistiken räknades på. Raderna visar hur åtgärderna står i dag.',
    leave: 'Visa utan det här urvalet',
  },
  status: 'Läge',
  only: 'Visa bara',
  mine: 'Mina åtgärder',
  kind: 'Vad åtgärden ändrar',
  strength: 'Styrka',
  effect: 'Bedömd effekt',
  child: 'Rör barn',
  area: 'Område',
  caption: 'Åtgärder',
  columns: {
    reference: 'Nummer',
    what: 'Vad',
    status: 'Läge',
    owner: 'Ansvarig',
    party: 'Hos',
    contact: 'Vår kontakt',
    waited: 'Väntan',
    due: 'Tid',
  },
  orders: {
    dueOn: 'Närmast i tid först',
    '-dueOn': 'Längst kvar först',
    '-reportedAt': 'Nyast först',
    reportedAt: 'Äldst först',
  },
  nobody: 'Ingen utsedd',
  recurred: 'Återkom',
  waited: (days: number) => (days === 0 ? 'skickat i dag' : `väntat ${count(days, 'dag', 'dagar')}`),
  notSent: 'inte skickat',
  answered: 'svar finns',
  one: 'åtgärd',
  many: 'åtgärder',
  nothingYet: 'Inga åtgärder ännu',
  nothingYetText: 'En åtgärd föreslås från en avvikelse eller ett beslut, eller härifrån.',
  nothingOwn: 'Det finns inga åtgärder som du får läsa',
  nothingOwnText:
    'Du läser det du föreslår, gör, följer upp eller medverkar i. När det finns något sådant syns det här.',
  nothingFits: 'Ingen åtgärd passar',
} as const
