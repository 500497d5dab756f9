import { daysBetween, longDate } from '@/lib/dates'
import { count, share } from '@/lib/format'
import type { Note } from './queries'

const MONTHS = new Intl.DateTimeFormat('sv-SE', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const month = (period: string) => MONTHS.format(new Date(`${period}-01T00:00:00Z`))
const quarter = ({ label }: Note) => `kvartal ${label?.slice(-1)} ${label?.slice(0, 4)}`
const days = (n: number) => count(n, 'dag', 'dagar')

/** What remains until a day, in words: the last days are counted, and so are those that have passed. */
function left(day: string, today: string): string {
  const between = daysBetween(today, day)
  if (between === 0) return 'i dag är sista dagen'
  return between < 0 ? `${days(-between)} för sent` : `${days(between)} kvar`
}

/** Why the latest month may be some time ago. */
const WAITS = 'En senare månad visas när hela dess kvartal är slut.'

const NEXT: Readonly<Record<string, string>> = {
  open: 'ska sammanställas',
  requested: 'sammanställs just nu',
  'drawn-up': 'ska kontrolleras',
  checked: 'ska godkännas',
  approved: 'ska anmälas till IVO',
}

/** What each note says, in a sentence. `today` is a civil day. */
export const NOTE_TEXT: Readonly<Record<Note['name'], (note: Note, today: string) => string>> = {
  quarter: (note, today) =>
    `${capital(quarter(note))} ${NEXT[note.status ?? ''] ?? 'är på väg'}. Sista dagen är ${longDate(note.day ?? '')}, ${left(note.day ?? '', today)}.`,
  'decisions-near': (note, today) =>
    `${count(note.count ?? 0, 'beslut når', 'beslut når')} sin gräns inom 30 dagar, ${(note.count ?? 0) === 1 ? 'den' : 'det första'} ${longDate(note.day ?? '')} (${left(note.day ?? '', today)}).`,
  'suspected-misconduct': (note) =>
    `${count(note.count ?? 0, 'är öppet', 'är öppna')}${(note.base ?? 0) === 0 ? ' och inget är försenat' : `, varav ${note.base} är ${note.base === 1 ? 'försenat' : 'försenade'}`}.`,
  'other-share': (note) =>
    `${share(note.count ?? 0, note.base ?? 0) ?? '0 %'}: ${note.count} av ${note.base} rapporter. Är det många kan en kategori saknas.`,
  'open-ages': (note, today) =>
    `${count(note.base ?? 0, 'är öppen', 'är öppna')}, varav ${note.count === 0 ? 'ingen' : note.count} i mer än 90 dagar. Den äldsta kom för ${days(daysBetween(note.day ?? today, today))} sedan.`,
  'silent-units': ({ names, count: n, base, day }) =>
    `${n} av ${base} har inte rapporterat något sedan ${longDate(day ?? '')}: ${names.join(', ')}.`,
  'board-figures': ({ count: n, label }) =>
    n === null
      ? `${capital(month(label ?? ''))}: så få rapporter att antalet inte visas. ${WAITS}`
      : `${capital(month(label ?? ''))}: ${count(n, 'rapport', 'rapporter')}. ${WAITS}`,
  'quarter-sent': (note) => `${capital(quarter(note))}, ${longDate(note.day ?? '')}.`,
  disclosures: ({ count: n, day }) =>
    n === 0 || day === null
      ? 'Ingen identitet har röjts de senaste sju dagarna.'
      : `${count(n ?? 0, 'gång', 'gånger')} de senaste sju dagarna, senast ${longDate(day)}.`,
  denials: ({ count: n }) => `${count(n ?? 0, 'gång', 'gånger')} har någon nekats att se eller göra något.`,
  'directory-runs': ({ count: n, day }) =>
    `${count(n ?? 0, 'lista väntar', 'listor väntar')} på ditt ja eller nej, den äldsta sedan ${longDate(day ?? '')}.`,
  'people-files': waitingFiles,
  'decision-files': waitingFiles,
  'accounts-ending': ({ count: n, day }) =>
    `${count(n ?? 0, 'konto', 'konton')} slutar gälla inom 30 dagar, det första ${longDate(day ?? '')}.`,
  'absences-unguarded': ({ count: n }) =>
    `${count(n ?? 0, 'person är borta', 'personer är borta')} utan att någon har deras roller. Ge en ersättare en egen roll så länge.`,
  'export-approved': (note) => `${anExport(note)}. Hämta filen inom ett dygn från svaret.`,
  'export-refused': (note) => `${anExport(note)}. Skälet står vid uttaget.`,
  'role-ends': ({ label, day }, today) =>
    `${label}: till och med ${longDate(day ?? '')} (${left(day ?? '', today)}).`,
  'complaints-later': () => 'Så länge kan du rapportera en avvikelse och följa vad som händer med den.',
}

function anExport({ label, count: n, day }: Note): string {
  return `${label}, ${count(n ?? 0, 'rad', 'rader')}. Svaret kom ${longDate(day ?? '')}`
}

function waitingFiles({ count: n, day }: Note): string {
  return `${count(n ?? 0, 'fil är granskad', 'filer är granskade')} men inte helt ${n === 1 ? 'inläst' : 'inlästa'}, den äldsta från ${longDate(day ?? '')}.`
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('sv-SE') + text.slice(1)
}
