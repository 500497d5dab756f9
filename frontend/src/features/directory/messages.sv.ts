import { count } from '@/lib/format'
import type { Run, RunSummary, Verdict } from './queries'

export const t = {
  title: 'Personkatalog',
  lead: 'Personer och roller följer kommunens personalkatalog. Den som har slutat tappar sina rättigheter direkt.',
  caption: 'Listor som har kommit in',
  one: 'lista',
  many: 'listor',
  nothingYet: 'Ingen lista har kommit in',
  nothingYetText:
    'Anslut kommunens katalog eller lämna in en fil. Så slipper någon lägga upp var och en för hand.',
  columns: {
    when: 'När',
    source: 'Källa',
    status: 'Läge',
    result: 'Resultat',
    by: 'Vem',
  },
  way: { api: 'Lista från ett system', file: 'Fil', scim: 'En i taget' },
  rules: 'Regler för roller',
  result: ({ created, updated, ended, rejected }: RunSummary) =>
    `${created} nya, ${updated} ändrade, ${ended} slutar, ${rejected} avvisade`,
  sources: 'Senast från varje källa',

  waiting: (n: number) => `${count(n, 'lista', 'listor')} väntar på ja`,
  waitingText: 'Personer skulle sluta, och någon behöver säga ja. Inget är inläst.',
  look: (source: string) => `Se vilka i ${source}`,

  run: 'Lista från katalogen',
  back: 'Personkatalog',
  meta: (source: string, when: string, who: string) => `${source}, ${when}, ${who}`,
  tiles: {
    created: 'Nya',
    updated: 'Ändrade',
    unchanged: 'Oförändrade',
    ended: 'Slutar',
    rejected: 'Avvisade',
  },
  working: (n: number) => `av ${count(n, 'person', 'personer')} i källan`,
  progress: 'Listan läses in',
  progressText: 'Du kan lämna sidan. Listan läses in ändå.',
  /** Why a list waits, as far as it can be told from how many leave. */
  asks: ({
    ended,
    leaving,
    percent,
    working,
    way,
  }: Pick<Run, 'ended' | 'leaving' | 'percent' | 'working' | 'way'>) => {
    if (leaving === 0 && ended > 0)
      return `Ingen person slutar, men ${count(ended, 'rad', 'rader')} skulle upphöra`
    const leave = `${count(leaving, 'person', 'personer')} slutar`
    if (way === 'file') return `${leave}. En fil som låter någon sluta väntar alltid på ja`
    if (ended * 100 > percent * working) return `${leave}, fler än ${percent} procent av källan`
    return `${leave}. Listan väntar för att någon har en roll som har getts för hand, eller för att fler har slutat i dag eller skulle tappa sina roller`
  },
  asksText:
    'Gå igenom vilka det är. Säger du ja läses hela listan in och de som slutar mister sina roller i nämnden, direkt eller efter sin sista dag. Den som inte har roller i någon annan nämnd kan inte heller logga in. Säger du nej läses inget in.',
  yes: 'Ja, läs in listan',
  no: 'Nej, avböj listan',
  yesTitle: (n: number) => (n === 0 ? 'Läs in listan?' : `Låt ${count(n, 'person', 'personer')} sluta?`),
  yesText:
    'De tappar sina rättigheter direkt, eller efter den sista dag som står vid namnet. Deras öppna ärenden går till den som svarar för enheten.',
  yesEndsYou:
    'Du är själv en av dem som slutar. Säger du ja mister du dina roller i nämnden, och har du inga i någon annan kan du inte längre logga in.',
  staying: (names: readonly string[], keepsYou: boolean) => {
    if (keepsYou && names.length === 1)
      return 'Du slutar inte, fast listan säger det: nämnden skulle stå utan administratör.'
    return `${names.join(', ')} slutar inte, fast listan säger det: nämnden skulle stå utan administratör.`
  },
  same: 'Blir samma person som någon annan',
  sameText: 'Inloggningen är densamma. Stämmer det inte rättar du raden innan listan läses in.',
  sameColumns: { key: 'Nyckel', person: 'Person', as: 'Blir samma person som' },
  onRow: (row: number) => `rad ${row}`,
  becomes: (name: string, as: string, row: number | null) =>
    `${name} blir samma person som ${as}${row === null ? '' : ` på rad ${row}`}.`,
  sameIn: (n: number) =>
    n === 1
      ? 'En ny rad blir samma person som någon annan'
      : `${n} nya rader blir samma person som någon annan`,
  wrongFile:
    'Blev det fel fil? En lista tas inte tillbaka, eftersom de nya kan ha börjat arbeta. Lämna in den rätta: den som inte står i den slutar, och övriga uppgifter blir som där.',
  goesOn: 'Slutar inte: har en annan rad kvar',
  failed: 'Tjänsten klarade inte listan',
  failedText:
    'Felet är vårt och inte listans, och står i driftens logg. Det som är inläst står kvar, och resten är inte inläst. Skicka listan igen.',
  endedYou:
    'Du var själv en av dem som slutar, så dina roller i nämnden har upphört. Listan läses in, men du ser inte längre hur det går.',
  unseen: 'Du ser inte längre den här listan. Den läses in ändå; det som står här är det du såg senast.',
  noTitle: 'Avböj listan?',
  noText: 'Inget i listan läses in. Rätta i katalogen, så kommer nästa lista in som vanligt.',
  accepted: 'Listan läses in',
  declined: 'Listan är avböjd',
  decidedBy: (name: string, when: string) => `Avgjord av ${name} ${when}.`,
  ends: 'De som slutar',
  endColumns: { person: 'Person', unit: 'Enhet', roles: 'Roller', last: 'Sista dag' },
  atOnce: 'Slutar direkt',
  noRoles: 'Inga',
  refused: 'Rader som avvisades',
  refusedText: 'Rätta dem i katalogen, så kommer de med nästa lista.',
  refusedFile: 'Rätta dem i filen. Den som ska sluta men inte står på en egen rad är kvar.',
  toFile: 'Till filen',
  refusedColumns: { key: 'Nyckel', person: 'Person', wrong: 'Vad som är fel' },
  remarks: 'Rader som är med trots en anmärkning',
  noKey: 'Saknas',
  first: (shown: number, total: number) => `De ${shown} första av ${total} visas.`,

  rulesTitle: 'Regler för roller',
  rulesLead:
    'En befattning i katalogen ger en roll på enheten där personen arbetar. Rollen slutar när raden inte passar längre. Roller som har getts för hand rörs inte.',
  newRule: 'Ny regel',
  ruleCaption: 'Regler som gäller',
  ruleColumns: { title: 'Befattning', unit: 'Var', role: 'Roll', persons: 'Har rollen', end: 'Ta bort' },
  anyTitle: 'Alla befattningar',
  wholeBoard: 'Hela nämnden',
  andBelow: (unit: string) => `${unit} och under den`,
  persons: (n: number) => count(n, 'person', 'personer'),
  noRules: 'Det finns inga regler',
  noRulesText: 'Utan regler får ingen någon roll genom katalogen.',
  end: 'Ta bort',
  endOf: (title: string) => `Ta bort regeln för ${title}`,
  endTitle: 'Ta bort regeln?',
  endText: (n: number) =>
    `${count(n, 'person', 'personer')} har rollen genom regeln och tappar den, om ingen annan regel ger den.`,
  ended: 'Regeln är borttagen',

  newRuleTitle: 'Ny regel',
  newRuleLead: 'Pröva regeln innan du beslutar den.',
  jobTitle: 'Befattning',
  jobTitleHint: 'Så som den står i katalogen. Lämna tomt för alla.',
  unit: 'Enhet',
  unitHint: 'Lämna tomt för hela nämnden.',
  below: 'Gäller även enheter under den',
  role: 'Roll',
  roleHint: 'Andra roller ges för hand.',
  roleMissing: 'Välj roll',
  tryIt: 'Pröva',
  effect: (persons: number, role: string) =>
    `Skulle ge ${count(persons, 'person', 'personer')} rollen ${role}`,
  effectText: (without: number) => `${count(without, 'person', 'personer')} av dem har den inte redan.`,
  examples: 'De första',
  decide: 'Besluta regeln',
  decided: 'Regeln är beslutad. Rollerna ges inom kort',

  codes: 'Katalogens koder för enheter',
  codesText:
    'Behövs när katalogen kallar enheten något annat än den heter här, till exempel ett kostnadsställe.',
  codeColumns: { code: 'Kod', unit: 'Enhet', remove: 'Ta bort' },
  noCodes: 'Inga koder. Enheterna känns igen på sina namn.',
  addCode: 'Lägg till en kod',
  code: 'Kod i katalogen',
  codeMissing: 'Skriv koden',
  unitMissing: 'Välj enhet',
  codeAdded: (code: string) => `${code} är tillagd`,
  removeCode: 'Ta bort',
  removeCodeOf: (code: string) => `Ta bort ${code}`,
  removeCodeTitle: 'Ta bort koden?',
  removeCodeText: 'Rader med koden avvisas tills enheten är känd igen. Ingen tappar någon roll.',
  codeRemoved: 'Koden är borttagen',

  file: 'Läs in från fil',
  would: 'Det här skulle hända',
  wouldText: (created: number, updated: number, ended: number) =>
    `${count(created, 'ny', 'nya')}, ${count(updated, 'ändrad', 'ändrade')} och ${count(ended, 'slutar', 'slutar')}.`,
  wouldWait: 'Listan skulle vänta på en administratörs ja innan den läses in.',
  wouldNotWait: 'Listan skulle läsas in direkt.',
  nobody: 'Ingen slutar, kommer eller ändras.',
  come: (n: number) => `Nya (${n})`,
  change: (n: number) => `Ändras (${n})`,
  leave: (n: number) => `Slutar (${n})`,
  stay: (n: number) =>
    n === 1
      ? 'En person slutar inte, fast den saknas i filen'
      : `${n} personer slutar inte, fast de saknas i filen`,
  stays: (name: string, why: string) => `${name}: ${why}`,
  andMore: (n: number) => `och ${n} till`,
  became: (status: string) => `Filen har blivit en lista: ${status.toLowerCase()}`,
  becameRefused: (n: number) => (n === 1 ? 'En rad avvisades.' : `${n} rader avvisades.`),
  becameText: 'Där står vad som händer med raderna, och om den väntar på ja.',
  toRun: 'Se listan',
} as const

type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'danger'

export const STATUS: Record<RunSummary['status'], { label: string; tone: Tone }> = {
  examining: { label: 'Granskas', tone: 'info' },
  examined: { label: 'Granskad, inte inläst', tone: 'neutral' },
  waiting: { label: 'Väntar på ja', tone: 'warn' },
  'taking-in': { label: 'Läses in', tone: 'info' },
  done: { label: 'Inläst', tone: 'ok' },
  declined: { label: 'Avböjd', tone: 'neutral' },
  replaced: { label: 'Ersatt av en nyare', tone: 'neutral' },
  failed: { label: 'Avbruten, tjänsten klarade den inte', tone: 'danger' },
}

/** How far a list has come, in a word. Green only where nothing was refused. */
export function standing({ status, rejected }: Pick<RunSummary, 'status' | 'rejected'>) {
  return status === 'done' && rejected > 0
    ? { label: 'Inläst, utom rader som avvisades', tone: 'warn' as const }
    : STATUS[status]
}

export const VERDICTS: readonly Verdict[] = ['created', 'updated', 'unchanged', 'ended', 'rejected']
