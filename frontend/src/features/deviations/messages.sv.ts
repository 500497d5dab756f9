import { reportTypeLabels } from '@/api/codes.gen'
import type { components } from '@/api/schema.gen'
import { aroundStep } from '@/domain/around.sv'
import type { ReportType } from '@/domain/deviations.sv'
import { longDate } from '@/lib/dates'

type Schemas = components['schemas']
export type Status = Schemas['Deviation']['status']
export type Decision = Schemas['AssessmentCreate']['decision']

export const DECISION: Record<Decision, { label: string; hint: string }> = {
  investigate: { label: 'Utred', hint: 'Orsaken behöver klarläggas innan ni bestämmer åtgärder.' },
  close: { label: 'Avsluta direkt', hint: 'Det som behövdes är redan gjort. Skriv vad.' },
  dismiss: { label: 'Inte en avvikelse', hint: 'Rapporten beskriver inget som avviker. Skriv varför.' },
}

const FIELDS: Readonly<Record<string, string>> = {
  activity: 'aktivitet',
  affected: 'hur många som berördes',
  caseReference: 'ärendenummer',
  category: 'kategori',
  counterpart: 'den andra organisationen',
  description: 'vad som hände',
  eventCount: 'antal händelser',
  immediateAction: 'vad som gjordes genast',
  immediateDanger: 'omedelbar fara',
  occurred: 'när det hände',
  onBehalfOf: 'vem rapporten kommer från',
  reportedAt: 'när den rapporterades',
  reportType: 'typ av rapport',
  title: 'rubrik',
}

/** What the source of a report has changed, field by field. */
function changedBySource(changed: string): string {
  const fields = changed.split(' ').flatMap((field) => FIELDS[field] ?? [])
  return fields.length > 0
    ? `Ändrat av det sändande systemet: ${fields.join(', ')}`
    : 'Ny uppgift från det sändande systemet'
}

/** What a type of report is called within a sentence. */
function typeOf(type: string | undefined): string {
  return (reportTypeLabels[type as ReportType] ?? 'en annan typ').toLowerCase()
}

/** What a step on the timeline is called. */
export function stepLabel(kind: string, data: Readonly<Record<string, string>>): string {
  switch (kind) {
    case 'reported':
      return 'Rapporterad'
    case 'added':
      return 'Tillägg'
    case 'mistaken':
      return 'Felregistrerad'
    case 'source-updated':
      return data['kept']
        ? 'Det sändande systemet anger en annan enhet'
        : changedBySource(data['changed'] ?? '')
    case 'assessed':
      return `Bedömd: ${(DECISION[data['decision'] as Decision]?.label ?? 'beslut fattat').toLowerCase()}`
    case 'concluded':
      return 'Utredningen är klar'
    case 'overdue':
      return 'Tiden gick ut'
    case 'deadline-waived':
      return data['dueOn'] ? `Tiden till ${longDate(data['dueOn'])} gäller inte` : 'Tiden gäller inte'
    case 'closed':
      return 'Avslutad'
    case 'answered':
      return data['outcome'] === 'not-possible'
        ? 'Det går inte att svara den som rapporterade'
        : 'Den som rapporterade har fått svar'
    case 'same-event':
      return 'Samma händelse är rapporterad av fler'
    case 'reopened':
      return 'Öppnad igen'
    case 'considered':
      return 'Idén övervägs'
    case 'tried':
      return 'Idén prövas'
    case 'adopted':
      return 'Idén är införd'
    case 'declined':
      return 'Idén är avböjd'
    case 'reclassified':
      return `Typen ändrades från ${typeOf(data['source'])} till ${typeOf(data['target'])}`
    case 'rerouted':
      if (data['source'] === data['target']) return `Fördelad till chefen för ${data['target']}`
      if (data['routed'] !== undefined) return `Fördelad till ${data['target']}`
      return `Överlämnad från ${data['source'] ?? 'en annan enhet'} till ${data['target'] ?? 'en annan enhet'}`
    case 'undone':
      if (data['step'] === 'concluded') return 'Ångrat: utredningen pågår igen'
      if (data['step'] === 'considered') return 'Ångrat: idén väntar på att övervägas'
      if (data['step'] === 'tried') return 'Ångrat: idén övervägs igen'
      return data['step'] === 'rerouted'
        ? `Ångrat: tillbaka hos ${data['target'] ?? 'den förra enheten'}`
        : 'Bedömningen ångrad: väntar på bedömning igen'
    case 'handed-over':
      return `Ansvaret gick över till ${data['target'] ?? 'någon annan'}`
    default:
      return aroundStep(kind, data) ?? 'Ändrad'
  }
}
