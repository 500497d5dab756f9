import { count, number } from '@/lib/format'
import type { Imported } from './queries'

const rows = (n: number) => count(n, 'rad', 'rader')

export const t = {
  title: 'Läs in beslut från fil',
  lead: 'Från ett kalkylark eller ett verksamhetssystem, en rad för varje beslut. En fil kan läsas in flera gånger: ett beslut som redan finns blir inte två.',
  back: 'Ej verkställda beslut',
  tooLarge: 'Dela upp den i flera.',
  choose: 'Välj fil',
  file: 'Fil',
  fileHint: (most: string) => `CSV, Excel eller OpenDocument, högst ${most}. Du kan också släppa filen här.`,
  chosen: (name: string, size: string) => `${name}, ${size}`,
  board: 'Nämnd',
  send: 'Granska filen',
  sending: 'Skickar …',
  faults: {
    none: 'Välj en fil',
    type: 'Välj en CSV- eller Excelfil. Andra filer sparar du först om i kalkylprogrammet.',
    empty: 'Filen är tom',
    size: (most: string) => `Filen är för stor. Den får vara högst ${most}.`,
    personal: 'Filens namn innehåller ett personnummer. Byt namn på filen först.',
    unreadable:
      'Filen gick inte att läsa. Kontrollera att den finns kvar och inte är öppen i ett annat program, och välj den igen.',
  },
  unusable: 'Filen går inte att läsa in som den är',
  columnsTitle: 'Kolumner i filen',
  columnsText:
    'Kolumnerna får stå i vilken ordning som helst, och heter de något annat i din fil säger du vad de är. Inga namn eller personnummer får finnas i filen.',
  example: 'Ladda ner tom exempelfil',
  exampleName: 'beslut-exempel.csv',
  column: 'Kolumn',
  holds: 'Vad den innehåller',
  required: 'Behövs',
  optional: 'Valfri',
  benefits: (labels: readonly string[]) =>
    labels.length === 0 ? 'En insats i nämndens kodlista.' : `En av nämndens insatser: ${labels.join(', ')}.`,
  readTitle: 'Inläsning av fil',
  meta: (name: string, at: string) => `${name}, inlämnad ${at}`,
  reading: 'Läser filen …',
  tried: (n: number, all: number) => `${number(n)} av ${rows(all)} är granskade`,
  taken: (n: number, all: number) => `${number(n)} av ${rows(all)} är inlästa`,
  queuedText:
    'Du kan lämna sidan. Filen finns kvar under Läs in beslut från fil. Avbryts arbetet fortsätter det av sig självt efter en stund.',
  progress: 'Så långt har filen kommit',
  done: {
    all: (n: number) => (n === 1 ? 'Raden är inläst' : `Alla ${number(n)} rader är inlästa`),
    some: (taken: number, all: number) => `${number(taken)} av ${rows(all)} är inlästa`,
    none: 'Inga rader lästes in',
  },
  examined: {
    all: (n: number) => (n === 1 ? 'Raden går att läsa in' : `Alla ${number(n)} rader går att läsa in`),
    some: (good: number, all: number) => `${number(good)} av ${rows(all)} går att läsa in`,
    none: 'Ingen rad går att läsa in än',
  },
  notYet: 'Det här är en granskning. Den läser inte in något.',
  mendHere: (n: number) =>
    `${n === 1 ? 'En rad behöver' : `${number(n)} rader behöver`} rättas. Rätta här nedanför, eller rätta i din fil och lämna in den igen.`,
  mendAfter: (n: number) =>
    `${n === 1 ? 'En rad behöver' : `${number(n)} rader behöver`} rättas. Rätta här nedanför, eller ladda ner ${n === 1 ? 'den' : 'dem'}, rätta och läs in på nytt. Det som redan är inläst påverkas inte.`,
  partly: (taken: number, all: number) => `${number(taken)} av ${rows(all)} är inlästa`,
  ready: (n: number) =>
    `${n === 1 ? 'En rad är rättad och kan' : `${number(n)} rader är rättade och kan`} läsas in.`,
  mendLeft: (n: number) =>
    `${n === 1 ? 'En rad avvisades och är inte inläst. Rätta den' : `${number(n)} rader avvisades och är inte inlästa. Rätta dem`} här nedanför och läs sedan in.`,
  letBe: (n: number) => (n === 1 ? 'Lämna raden' : 'Lämna raderna'),
  letBeTitle: 'Lämna det som är kvar?',
  letBeText: 'Det som inte är inläst glöms och läses inte in. Det som redan är inläst påverkas inte.',
  letBeDone: 'Det som var kvar läses inte in',
  closed: 'Filen är avslutad',
  closedText: 'Det som är inläst ur den är kvar. Raderna som behövde rättas är glömda.',
  withdrawn: 'Filen är tillbakatagen',
  withdrawnText: 'Inget ur den är inläst.',
  /** A list that a file has become says itself how it went. */
  doneStanding: { label: 'Inläst', tone: 'ok' },
  takenBackText: (who: string, at: string, why: string) => `${who} tog tillbaka den ${at}: ${why}`,
  takenBackKept:
    'Det som filen läste in är felregistrerat: det går att läsa men räknas inte och står inte i några listor.',
  takingBack: 'Tar tillbaka det som lästes in …',
  takeBackHeading: 'Blev det fel?',
  takeBackLead:
    'Ingen har använt det som filen läste in. Du kan ta tillbaka alltihop; då räknas det inte längre någonstans.',
  takeBackTitle: (n: number) =>
    n === 1 ? 'Ta tillbaka beslutet?' : `Ta tillbaka ${count(n, 'beslut', 'beslut')}?`,
  takeBackText:
    'Besluten blir felregistrerade och försvinner ur listor, siffror och rapporter. De raderas inte: vem som gjorde det, och varför, står på varje beslut.',
  takeBackReason: 'Varför var filen fel?',
  takeBackHint: 'Till exempel: fel månads fil. Inga namn eller personnummer.',
  takeBackFault: 'Skriv varför filen var fel',
  accept: (n: number) => (n === 1 ? 'Läs in raden' : `Läs in ${rows(n)}`),
  acceptTitle: (n: number) => (n === 1 ? 'Läs in raden?' : `Läs in ${rows(n)}?`),
  acceptText: (left: number) =>
    left === 0
      ? 'Besluten syns sedan för alla som har tillgång till dem, och tiden börjar bevakas.'
      : `Besluten syns sedan för alla som har tillgång till dem, och tiden börjar bevakas. ${left === 1 ? 'En rad' : `${number(left)} rader`} lämnas kvar.`,
  withdraw: 'Ta tillbaka filen',
  withdrawTitle: 'Ta tillbaka filen?',
  withdrawText: 'Filen och raderna glöms. Inget ur den läses in.',
  withdrawDone: 'Filen är tillbakatagen',
  correctTitle: 'Rätta i filen',
  correctText:
    'Det du rättar ändras i alla rader där samma sak står, utom det som är fel bara på sin rad: det rättas rad för rad.',
  correctTries: 'Raderna granskas sedan om.',
  correctTakes: 'Det du rättar läses in direkt.',
  stands: 'Står',
  empty: '(tomt)',
  inRows: 'Rader',
  correct: 'Rätta',
  correctName: (heading: string, value: string, row: number | null) =>
    `Rätta ${value === '' ? 'tomma celler' : value} i ${heading}${row === null ? '' : `, rad ${row}`}`,
  onRow: (row: number, who: string | null) => `Rad ${row}${who === null ? '' : `, ${who}`}`,
  onlyOn: (row: string) => `Rättas bara här: ${row}.`,
  correctDialog: (heading: string) => `Rätta ${heading}`,
  correctFrom: (value: string) => (value === '' ? 'Cellerna är tomma.' : `I filen står: ${value}`),
  suggestions: 'Närmast liknar',
  replacement: 'Ska vara',
  emptied: 'Inget ska stå där: töm cellerna',
  correctedByOther: 'Rättat av någon annan',
  correctDone: 'Rättat. Raderna granskas om.',
  correctTaken: 'Rättat. Raden läses in.',
  layoutTitle: 'Så läses filen',
  layoutText: 'Ändra om fel blad eller fel rad har valts, eller om en kolumn heter något annat i din fil.',
  sheet: 'Blad',
  headingRow: 'Rad med rubriker',
  headingRowFault: 'Ange radens nummer, till exempel 1',
  ours: (heading: string) => `”${heading}” i filen är`,
  notUsed: 'Läses inte',
  undecided: 'Välj kolumn',
  near: (column: string) => `Liknar ${column}.`,
  undecidedFault: 'Välj vad kolumnen är, eller att den inte ska läsas',
  readAgain: 'Läs filen igen',
  readAgainDone: 'Filen läses igen.',
  unused: (headings: readonly string[]) => `Läses inte: ${headings.join(', ')}.`,
  replacementFault: 'Skriv vad som ska stå i cellerna',
  status: 'Läge',
  earlier: 'Senaste filerna',
  earlierAll: 'Visa alla filer',
  waiting: 'Filer som inte är helt inlästa',
  waitingNone: 'Ingen fil väntar på att läsas in.',
  earlierNone: 'Ingen fil har lämnats in än.',
  earlierMore: (shown: number, all: number) => `Visa fler, ${number(shown)} av ${number(all)} visas`,
  earlierName: 'Fil',
  earlierBy: 'Inlämnad',
  earlierResult: 'Resultat',
  earlierText: (created: number, updated: number, changed: string, rejected: number) =>
    `${number(created)} nya, ${number(updated)} ${changed.toLowerCase()}, ${number(rejected)} att rätta`,
  earlierLeft: (taken: number, all: number, rejected: number) =>
    `${number(taken)} av ${rows(all)} inlästa, ${number(rejected)} att rätta`,
  mend: (n: number) =>
    `${n === 1 ? 'En rad behöver' : `${number(n)} rader behöver`} rättas. Ladda ner dem, rätta och läs in filen igen. Det som redan är inläst påverkas inte.`,
  result: 'Så gick det',
  created: 'Nya',
  updated: 'Uppdaterade',
  unchanged: 'Oförändrade',
  rejected: 'Behöver rättas',
  refused: 'Rader som behöver rättas',
  row: 'Rad',
  rowNote: 'Radens nummer är det som kalkylprogrammet visar.',
  known: 'Beslutsid',
  noId: 'Saknas',
  wrong: 'Vad som är fel',
  download: 'Ladda ner raderna som CSV',
  toMend: 'att rätta',
  another: 'Läs in en fil till',
  toList: 'Till besluten',
} as const

type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'danger'
interface Standing {
  label: string
  tone: Tone
}

export const STATUS: Record<Imported['status'], Standing> = {
  reading: { label: 'Läses', tone: 'info' },
  examining: { label: 'Granskas', tone: 'info' },
  examined: { label: 'Granskad, inte inläst', tone: 'warn' },
  'taking-in': { label: 'Läses in', tone: 'info' },
  done: { label: 'Inläst', tone: 'ok' },
  failed: { label: 'Gick inte att läsa', tone: 'danger' },
  withdrawing: { label: 'Tas tillbaka', tone: 'info' },
  withdrawn: { label: 'Tillbakatagen', tone: 'neutral' },
}

/** Where some rows are in already, or were. */
export const LEFT: Standing = { label: 'Inläst, utom rader att rätta', tone: 'warn' }
export const LET_BE: Standing = { label: 'Inläst, resten lämnades', tone: 'neutral' }
