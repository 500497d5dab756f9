import { effectLabels, partLabels } from '@/api/codes.gen'

const PARTS: Readonly<Record<string, string>> = partLabels
const EFFECTS: Readonly<Record<string, string>> = effectLabels

/** What is said without a name: who reads only one of two matters is not told of the other. */
const SAID: Readonly<Record<string, string>> = {
  linked: 'Kopplat till ett annat ärende',
  'link-struck': 'En koppling ströks',
  'diary-number-noted': 'Diarienummer antecknat',
  'diary-number-struck': 'Ett diarienummer ströks',
  'cooperation-registered': 'Vårdsamverkan registrerad',
  'cooperation-struck': 'Vårdsamverkan struken',
  'message-sent': 'Meddelande skrivet',
  'attachment-added': 'Bilaga tillagd',
  'attachment-removed': 'Bilaga borttagen',
  'investigation-opened': 'Utredningen påbörjad',
  'investigation-finished': 'Utredningen låst',
  'investigation-reopened': 'Utredningen öppnad igen',
}

const INCIDENT: Readonly<Record<string, string>> = {
  told: 'Dataskyddsombudet vet att någon obehörig kan ha fått del av personuppgifter',
  no: 'Ingen obehörig har fått del av personuppgifter, enligt den som svarade',
  learnt: 'Dataskyddsombudet ändrade när nämnden fick veta det',
  notified: 'Incidenten anmäld till IMY',
  added: 'Anmälan till IMY kompletterad',
  'not-notified': 'Dataskyddsombudet beslutade att inte anmäla incidenten',
  'no-incident': 'Dataskyddsombudet: inte en personuppgiftsincident',
  informed: 'De som uppgifterna gäller är underrättade',
  'not-informed': 'De som uppgifterna gäller underrättas inte',
  withdrawn: 'Uppgiften till dataskyddsombudet återtagen',
}

/** What a step around a matter is called on its timeline, whatever its kind; null for other steps. */
export function aroundStep(kind: string, data: Readonly<Record<string, string>>): string | null {
  const name = data['target'] ?? 'Någon'
  const part = (PARTS[data['part'] ?? ''] ?? 'medverkande').toLowerCase()
  if (kind === 'participant-appointed') return `${name} tillagd som ${part}`
  if (kind === 'participant-ended') return `${name} är inte längre ${part}`
  if (kind === 'effect-judged') return `Effekten bedömd: ${EFFECTS[data['effect'] ?? ''] ?? 'klart'}`
  if (kind === 'data-incident') return INCIDENT[data['step'] ?? ''] ?? null
  return SAID[kind] ?? null
}
