import { count } from '@/lib/format'

export const t = {
  lead: (scope: string) => `${scope}. Du ser hur många rapporterna är, inte vad som står i dem.`,
  about: {
    title: 'Så skyddas den som står bakom en rapport',
    menu: 'Du kan se hela nämnden en månad i taget, en enhet ett kvartal i taget och hela nämnden ett helt år, uppdelat på en sak åt gången.',
    wait: 'En månad visas när hela kvartalet är slut. Annars går små tal att räkna fram ur kvartalet.',
    small:
      'Små tal visas inte, och inte heller tal som de går att räkna fram ur. Hela nämndens år visas alltid.',
    kept: 'Talen räknas en gång, första gången någon frågar, och ändras inte sedan. Varje fråga loggas.',
  },
  what: 'Visa',
  whats: {
    manad: 'Hela nämnden, en månad',
    kvartal: 'En enhet, ett kvartal',
    ar: 'Hela nämnden, ett år',
  },
  board: 'Nämnd',
  which: { manad: 'Månad', kvartal: 'Kvartal', ar: 'År' },
  unit: 'Enhet',
  unitHint: 'Bara enheten själv, inte dem under den. Också enheter som fanns då men har upphört.',
  by: 'Delat på',
  byHint: 'Ett år delas på kategori eller allvarlighetsgrad.',
  chooseUnit: 'Välj en enhet',
  chooseUnitText: 'Siffrorna visas när du har valt vilken enhet det gäller.',
  answer: (by: string, period: string) => `${by}, ${period.toLowerCase()}`,
  scope: (scope: string, from: string, to: string) => `${scope}, ${from} – ${to}.`,
  shownFirst: (day: string) => `Så som det var ${day}, när siffrorna visades första gången.`,
  columns: { count: 'Antal', share: 'Andel' },
  hidden: 'Visas inte',
  silent: 'För få rapporter för att visas',
  silentText: (limit: number) =>
    `Här finns inga eller färre än ${count(limit, 'rapport', 'rapporter')}, eller så skulle svaret avslöja hur få de är någon annanstans.`,
  hiddenRows: (labels: readonly string[]) =>
    `Visas inte, för att talen är små eller avslöjar små tal: ${labels.join('; ')}.`,
  total: 'Alla rapporter',
  sentence: (scope: string, total: number | null, period: string) =>
    `${scope}, ${period.toLowerCase()}: ${total === null ? 'antalet rapporter visas inte' : count(total, 'rapport', 'rapporter')}.`,
} as const
