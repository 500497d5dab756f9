import { count, number } from '@/lib/format'

export const t = {
  title: 'Statistik',
  lead: (scope: string) =>
    `${scope}. Alla tal räknas ur de lagrade rapporterna, med en tidigare period bredvid.`,
  kind: 'Period',
  kinds: { ar: 'Kalenderår', kvalitetsar: 'Kvalitetsår', tertial: 'Tertial', manad: 'Månad' },
  which: 'Vilken',
  against: 'Jämför med',
  againsts: { previous: 'Perioden före', 'last-year': 'Samma period förra året' },
  sides: {
    label: 'Statistik',
    free: 'Det du får läsa',
    actions: 'Åtgärder',
    board: 'Hela nämnden',
    followed: 'Mått',
  },
  unit: 'Enhet, med allt under den',
  area: 'Område',
  child: 'Gäller ett barn',
  everyone: 'Alla',
  allAreas: 'Alla områden',
  follow: 'Följ enheter genom omorganisationer',
  followHint: 'Äldre händelser räknas till dagens enhet.',
  periodLine: (from: string, to: string, asOf: string) => `${from} – ${to}, läget ${asOf}`,
  beforeLine: (from: string, to: string) => `Jämförs med ${from} – ${to}`,
  stillOpenLine: (from: string, to: string) =>
    `Perioden är inte slut, så den jämförs med samma dagar: ${from} – ${to}`,
  asThen: 'Kategori, enhet, område och typ räknas så som de var den dagen.',
  oldLine: (seconds: number) => `Siffrorna är ${number(seconds)} s gamla.`,
  beganLine: (day: string) =>
    `Enheten finns sedan ${day}. Det som låg på enheterna före den räknas med när du följer enheter genom omorganisationer.`,
  tiles: {
    reports: 'Rapporter',
    events: 'Händelser',
    within: 'Klara inom 30 dagar',
    notStarted: 'Inte påbörjade efter 30 dagar',
    other: 'Andel ”Övrigt”',
    before: (value: string) => `Jämförelse: ${value}`,
    inReports: (n: number) => `I ${count(n, 'rapport', 'rapporter')}`,
    of: (part: number, whole: number) => `${number(part)} av ${number(whole)}`,
  },
  note: (denominator: number, label: string) =>
    `Av ${number(denominator)} ${label}. Strecket visar jämförelsen.`,
  multiple: 'En avvikelse kan stå i flera rader.',
  ofWhich: (label: string, n: number) => `Varav ${label.toLowerCase()}: ${number(n)}.`,
  columns: {
    name: 'Rad',
    count: 'Antal',
    share: 'Andel',
    before: 'Jämförelse',
    shareBefore: 'Andel då',
    employees: 'Anställda',
    rate: 'Per 100 anställda',
  },
  countedOn: (n: number, employees: number | null) =>
    `${count(n, 'rapport', 'rapporter')}, ${employees === null ? 'antalet anställda är inte känt' : `${number(employees)} anställda`}`,
  rateNote: 'Rapporter per 100 anställda, där antalet anställda är känt. Enheterna står i bokstavsordning.',
  until: (day: string) => `t.o.m. ${day}`,
  announced: (scope: string, period: string, n: number) =>
    `${scope}, ${period}: ${count(n, 'rapport', 'rapporter')}`,
  take: {
    xlsx: 'Hela sidan som Excel',
    pdf: 'Hela sidan som PDF',
    keys: 'Nyckeltal',
    sentence: (scope: string, n: number) => `${scope}: ${count(n, 'rapport', 'rapporter')} i perioden.`,
  },
  inOrder: 'Enheterna står i bokstavsordning. Många rapporter kan betyda att man rapporterar det som händer.',
  all: 'Alla',
  now: 'Perioden',
  previous: 'Jämförelse',
  most: (label: string, n: number, of: string) => `Flest finns under ${label}: ${n} av ${of}.`,
  nothing: 'Inget att räkna',
  nothingText: 'Inga rapporter i perioden.',
  intakes: {
    title: 'Tid hos mottagningen',
    text: 'Mediantiden från att en rapport kom in till mottagningen tills den var fördelad eller bedömd, av det som kom in i perioden.',
    columns: {
      unit: 'Mottagning för',
      reports: 'Rapporter',
      routed: 'Fördelade',
      median: 'Mediantid',
      before: 'Jämförelse',
    },
  },
  monthSummary: (low: number, high: number) =>
    `Mellan ${low} och ${count(high, 'rapport', 'rapporter')} per månad.`,
} as const
