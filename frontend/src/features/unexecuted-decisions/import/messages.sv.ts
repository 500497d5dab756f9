import { count, number } from '@/lib/format'

const rows = (n: number) => count(n, 'rad', 'rader')

export const t = {
  title: 'Läs in beslut från fil',
  lead: 'Från ett kalkylark eller ett verksamhetssystem, en rad för varje beslut. En fil kan läsas in flera gånger: ett beslut som redan finns blir inte två.',
  back: 'Ej verkställda beslut',
  choose: 'Välj fil',
  file: 'Fil',
  fileHint: (most: string) =>
    `CSV eller Excel (.xlsx), högst ${most}, med rubrikerna på första raden. Du kan också släppa filen här.`,
  chosen: (name: string, size: string) => `${name}, ${size}`,
  board: 'Nämnd',
  send: 'Läs in filen',
  sending: 'Skickar …',
  faults: {
    none: 'Välj en fil',
    type: 'Välj en fil som slutar på .csv eller .xlsx. Andra filer sparar du först om i kalkylprogrammet.',
    empty: 'Filen är tom',
    size: (most: string) => `Filen är för stor. Den får vara högst ${most}. Dela upp den i flera.`,
    personal: 'Filens namn innehåller ett personnummer. Byt namn på filen först.',
    unreadable:
      'Filen gick inte att läsa. Kontrollera att den finns kvar och inte är öppen i ett annat program, och välj den igen.',
  },
  unusable: 'Filen går inte att läsa in',
  columnsTitle: 'Kolumner i filen',
  columnsText:
    'Kolumnerna får stå i vilken ordning som helst, och andra kolumner i filen hoppas över. Inga namn eller personnummer får finnas i filen.',
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
  queued: (n: number) => `Läser in ${rows(n)} …`,
  queuedText: 'Du kan lämna sidan. Resultatet finns på den här adressen.',
  progress: 'Inläsning',
  allDone: (n: number) => (n === 1 ? 'Raden är inläst' : `Alla ${number(n)} rader är inlästa`),
  someDone: (taken: number, all: number) => `${number(taken)} av ${rows(all)} är inlästa`,
  noneDone: 'Inga rader lästes in',
  mend: (n: number) =>
    `${n === 1 ? 'En rad behöver' : `${number(n)} rader behöver`} rättas. Ladda ner dem, rätta och läs in filen igen. Det som redan är inläst påverkas inte.`,
  result: 'Så gick det',
  created: 'Nya',
  updated: 'Uppdaterade',
  unchanged: 'Oförändrade',
  rejected: 'Behöver rättas',
  refused: 'Rader som behöver rättas',
  row: 'Rad',
  rowNote: 'Radens nummer är det som kalkylprogrammet visar. Rubrikerna står på rad 1.',
  sourceId: 'Beslutsid',
  noId: 'Saknas',
  wrong: 'Vad som är fel',
  download: 'Ladda ner raderna som CSV',
  refusedName: 'beslut-att-ratta.csv',
  another: 'Läs in en fil till',
  toList: 'Till besluten',
} as const
