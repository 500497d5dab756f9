import type { BadgeTone } from '@/ui/badge/Badge'
import type { StepName } from './quarters'
import type { LineKind, Report, Status } from './queries'

export const STATUS: Record<Status, { label: string; tone: BadgeTone }> = {
  open: { label: 'Öppet', tone: 'neutral' },
  requested: { label: 'Sammanställs', tone: 'info' },
  'drawn-up': { label: 'Sammanställt', tone: 'warn' },
  checked: { label: 'Kontrollerat', tone: 'info' },
  approved: { label: 'Godkänt', tone: 'accent' },
  reported: { label: 'Anmält till IVO', tone: 'ok' },
  closed: { label: 'Avslutat', tone: 'neutral' },
}

export const STEP: Record<StepName, string> = {
  'drawn-up': 'Sammanställt',
  checked: 'Kontrollerat',
  approved: 'Godkänt',
  reported: 'Anmält till IVO',
  closed: 'Avslutat',
}

export const LINE_KIND: Record<LineKind, { title: string; text: string }> = {
  new: { title: 'Nya', text: 'Har passerat gränsen och är inte anmälda förut.' },
  repeated: { title: 'Fortfarande inte verkställda', text: 'Anmälda förut och väntar ännu.' },
  executed: { title: 'Verkställda sedan förra rapporten', text: 'Anmäls en gång till, med datum.' },
  closed: { title: 'Avslutade av annan anledning', text: 'Anmäls en gång till, med skäl.' },
}

export const REMINDER: Record<Report['reminders'][number]['kind'], string> = {
  'quarter-ending': 'Kvartalet tar snart slut. Kontrollera att registret är aktuellt.',
  'report-due': 'Det är snart sista dagen att anmäla till IVO.',
  overdue: 'Sista dagen att anmäla till IVO har passerat.',
  escalated: 'Kvartalet är inte anmält till IVO, fast sista dagen har passerat.',
}

export const t = {
  title: 'Kvartalsrapporter till IVO',
  lead: 'Beslut som inte är verkställda i tid anmäls varje kvartal, ett i taget, i IVO:s e-tjänst.',
  list: 'Kvartal',
  columns: {
    period: 'Kvartal',
    status: 'Läge',
    cutOff: 'Läget den',
    due: 'Anmäl senast',
    left: 'Tid',
    version: 'Version',
  },
  superseded: 'Ersatt',
  versionOf: (n: number) => `version ${n}`,
  drawUp: 'Sammanställ',
  drawUpQuarter: (name: string) => `Sammanställ ${name.toLowerCase()}`,
  drawUpTitle: 'Sammanställ ett kvartal',
  drawUpText: 'Listan visar läget den sista dagen i kvartalet och fryses. Att göra om det ger samma rapport.',
  which: 'Vilket kvartal?',
  drawing: 'Startar …',
  notDrawn: 'Inte sammanställt',
  one: 'kvartal',
  many: 'kvartal',
  nothingYet: 'Inget kvartal är sammanställt',
  nothingYetText: 'När ett kvartal är slut kan det sammanställas.',
  nothingTold: 'Rapporterna syns här när de är godkända.',
  back: 'Kvartalsrapporter',
  working: 'Rapporten sammanställs',
  workingText: 'Det tar oftast mindre än en minut. Du kan lämna sidan och komma tillbaka.',
  workingDone: 'Rapporten är sammanställd',
  escalated: (role: string, day: string) => `Ärendet har lyfts till ${role.toLowerCase()} den ${day}.`,
  openTitle: 'Kvartalet är inte sammanställt',
  openText: (day: string) => `Listan kan sammanställas dagen efter ${day}.`,
  openWaits: 'Väntar på att rapportören sammanställer listan.',
  replacedTitle: 'Det finns en nyare version',
  replacedText: 'Den här versionen står kvar som den var. Arbeta vidare med den nya.',
  replacementComing: 'En rättelse förbereds. Den syns här när den är godkänd.',
  toNewer: 'Till den nya versionen',
  toOlder: 'Till den förra versionen',
  correctionOf: 'Rättelse',
  way: 'Rapportens gång',
  stepDone: 'klart',
  stepNext: 'nästa steg',
  by: (name: string) => `av ${name}`,
  actions: { checks: 'Intyga kontroll', approvals: 'Godkänn', closures: 'Avsluta kvartalet' },
  confirm: {
    checks: {
      title: 'Är listan kontrollerad?',
      text: 'Du intygar att raderna är jämförda med det som är känt om varje beslut. Någon annan än du godkänner sedan rapporten.',
      yes: 'Ja, listan är kontrollerad',
      done: 'Kontrollen är sparad',
    },
    approvals: {
      title: 'Godkänn rapporten?',
      text: 'Rapporten blir nämndens. Därefter kan varje beslut anmälas till IVO, och statistiken lämnas till fullmäktige och revisorer.',
      yes: 'Godkänn rapporten',
      done: 'Rapporten är godkänd',
    },
    closures: {
      title: 'Avsluta kvartalet?',
      text: 'Allt är anmält. Ett avslutat kvartal ändras inte mer, men det går att göra en rättelse.',
      yes: 'Avsluta kvartalet',
      done: 'Kvartalet är avslutat',
    },
  },
  waiting: {
    checked: 'Väntar på att rapportören kontrollerar listan.',
    approved: 'Väntar på att någon annan än den som kontrollerade godkänner.',
    reported: (left: number | null) =>
      left === null
        ? 'Raderna ska anmälas och få kvittens.'
        : left === 1
          ? 'En rad ska anmälas och få kvittens.'
          : `${left} rader ska anmälas och få kvittens.`,
    closed: 'Väntar på att rapportören avslutar.',
  },
  receiptsDone: (done: number, all: number) => `${done} av ${all} anmälda`,
  facts: 'Om rapporten',
  cutOff: 'Visar läget den',
  opens: 'IVO tar emot från',
  due: 'Anmäl senast',
  dueMoved: (day: string) => `${day}, flyttad till nästa vardag`,
  sources: 'Beslut i registret den dagen',
  rule: 'Regelversion',
  hash: 'Kontrollsumma',
  smallLimit: 'Minsta tal i statistiken',
  version: 'Version',
  reason: 'Skäl till rättelsen',
  edit: 'Ändra dagarna',
  editTitle: 'Ändra kvartalets dagar',
  editText: 'Kontrollera dagarna mot det som IVO har meddelat.',
  editSmall: 'Minsta tal som skrivs ut i fullmäktiges statistik',
  editSmallHint: 'Mellan 3 och 20. Går att ändra innan rapporten är sammanställd.',
  editSaved: 'Dagarna är ändrade',
  editFaults: {
    opensOn: 'Ange dagen som ÅÅÅÅ-MM-DD',
    dueOn: 'Ange dagen som ÅÅÅÅ-MM-DD',
    order: 'Sista dagen kan inte komma före den första',
    smallLimit: 'Ange ett helt tal mellan 3 och 20',
  },
  files: 'Ladda ner',
  fileNames: {
    content: 'Listan',
    sheets: 'Blad för IVO:s e-tjänst',
    'council-statistics': 'Statistik till fullmäktige',
    'auditor-report': 'Rapport till revisorerna',
  },
  fileNotes: {
    content: 'Sekretess. Får inte lämnas ut.',
    sheets: 'Sekretess. Personnummer finns inte med.',
    'council-statistics': 'Bara antal. Små tal är dolda.',
    'auditor-report': 'Utan namn, nummer och ärende.',
  },
  download: (file: string, format: string) => `${file} som ${format.toUpperCase()}`,
  parts: {
    lista: 'Listan',
    statistik: 'Statistik',
    rattelser: 'Rättelser',
    filer: 'Filer och uppgifter',
  },
  partsLabel: 'Delar av rapporten',
  line: {
    position: 'Rad',
    decision: 'Beslut',
    benefit: 'Insats',
    since: 'Dröjsmål från',
    days: 'Dagar',
    end: 'Slut',
    receipt: 'Kvittens',
    reported: 'Anmäld',
    notReported: 'Inte anmäld',
    interruption: 'avbrott',
    toSheet: 'Öppna blad',
  },
  noLines: 'Inga beslut',
  nothingToReport: 'Det finns inget att anmäla',
  nothingToReportText: 'Ingen rad hör till kvartalet. Rapporten godkänns och avslutas ändå.',
} as const
