import type { MatterKind } from '@/domain/matters'
import { count } from '@/lib/format'

export const t = {
  title: 'Min arbetslista',
  startTitle: 'Start',
  startLead: 'Det här är värt att veta i dag.',
  startNothing: 'Inget väntar, och inget som visas här går ut de närmaste 30 dagarna.',
  startNothingTitle: 'Det finns inget att visa just nu',
  notesTitle: 'Värt att veta',
  lateNote: 'Försenat',
  nothing: 'Inget väntar på dig just nu.',
  sum: (total: number, late: number) => {
    const all = count(total, 'sak väntar på dig', 'saker väntar på dig')
    return late === 0 ? `${all}.` : `${all}, ${late === 1 ? 'en är försenad' : `${late} är försenade`}.`
  },
  groups: { overdue: 'Försenat', 'two-weeks': 'Inom två veckor', later: 'Senare' },
  emptyTitle: 'Du är i fas',
  nothingOwnTitle: 'Inget väntar på dig',
  nothingOwn: 'Här står bara det du själv rapporterar, ansvarar för eller medverkar i.',
  emptyText: 'När något behöver dig syns det här.',
  lateTitle: 'Försenat hos andra i ditt område',
  lateText: 'Den enhet där något har väntat längst står först.',
  lateMore: 'Här står bara de som har väntat längst. Alla finns i listorna.',
  late: {
    deviation: (n: number) => count(n, 'försenad avvikelse', 'försenade avvikelser'),
    decision: (n: number) => count(n, 'beslut över gränsen', 'beslut över gränsen'),
    'ivo-report': (n: number) => count(n, 'försenad rapport', 'försenade rapporter'),
    'list-export': (n: number) => count(n, 'uttag som väntar', 'uttag som väntar'),
    action: (n: number) => count(n, 'försenad åtgärd', 'försenade åtgärder'),
    'data-incident': (n: number) => count(n, 'incident', 'incidenter'),
    publication: (n: number) => `${n} lärkort`,
  } satisfies Record<MatterKind, (n: number) => string>,
  oldest: (n: number, days: number) =>
    n === 1 ? `${count(days, 'dag', 'dagar')} sen` : `den äldsta ${count(days, 'dag', 'dagar')} sen`,
  others: (n: number) => `Visa också det som andra ansvarar för (${n})`,
  capped: (n: number) => `Det finns fler än de ${n} som visas.`,
  danger: 'Omedelbar fara',
  inPlaceOf: (name: string) => `För ${name}, som är borta`,
  answered: 'Besvarad',
  mineTitle: 'Dina senaste rapporter',
  mineEmpty: 'Du har inte rapporterat något ännu.',
  mineAll: 'Visa alla dina rapporter',
  report: 'Rapportera',
  due: {
    deviation: (day: string) => `Klart senast ${day}`,
    decision: (day: string) => `Gräns ${day}`,
    'ivo-report': (day: string) => `Anmäl senast ${day}`,
    'list-export': (day: string) => `Svara senast ${day}`,
    action: (day: string) => `Klart senast ${day}`,
    'data-incident': (day: string) => `Besluta senast ${day}`,
    publication: (day: string) => `Klart senast ${day}`,
  } satisfies Record<MatterKind, (day: string) => string>,
} as const
