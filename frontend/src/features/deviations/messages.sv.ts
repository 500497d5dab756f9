import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type Status = Schemas['Deviation']['status']
export type ReportType = Schemas['Deviation']['reportType']
export type Affected = Schemas['Deviation']['affected']
export type Decision = Schemas['AssessmentCreate']['decision']
export type CounterpartKind = Schemas['Counterpart']['kind']

export const REPORT_TYPE: Record<ReportType, { label: string; hint: string }> = {
  deviation: { label: 'Avvikelse', hint: 'Något blev inte som det skulle.' },
  'suspected-misconduct': {
    label: 'Misstänkt missförhållande',
    hint: 'Någon har farit illa eller kan göra det. Rapporten prövas enligt lex Sarah.',
  },
  risk: { label: 'Risk', hint: 'Inget har hänt, men det kan göra det.' },
  'improvement-idea': { label: 'Förslag', hint: 'Något kan göras bättre.' },
  'good-example': { label: 'Gott exempel', hint: 'Något gick bra och fler kan lära av det.' },
}

export const AFFECTED: Record<Affected, string> = {
  one: 'En person',
  several: 'Flera eller hela enheten',
  'none-known': 'Ingen känd',
}

export const COUNTERPART: Record<CounterpartKind, string> = {
  region: 'Regionen',
  provider: 'Privat utförare',
  municipality: 'Annan kommun',
  authority: 'Myndighet',
  other: 'Annan',
}

export const DECISION: Record<Decision, { label: string; hint: string }> = {
  investigate: { label: 'Utred', hint: 'Orsaken behöver klarläggas innan ni bestämmer åtgärder.' },
  close: { label: 'Avsluta direkt', hint: 'Det som behövdes är redan gjort. Skriv vad.' },
  dismiss: { label: 'Inte en avvikelse', hint: 'Rapporten beskriver inget som avviker. Skriv varför.' },
}

const FIELDS: Readonly<Record<string, string>> = {
  affected: 'hur många som berördes',
  caseReference: 'ärendenummer',
  counterpart: 'den andra organisationen',
  description: 'vad som hände',
  eventCount: 'antal händelser',
  immediateAction: 'vad som gjordes genast',
  immediateDanger: 'omedelbar fara',
  occurred: 'när det hände',
  onBehalfOf: 'vem rapporten kommer från',
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

/** What a step on the timeline is called. */
export function stepLabel(kind: string, data: Readonly<Record<string, string>>): string {
  switch (kind) {
    case 'reported':
      return 'Rapporterad'
    case 'added':
      return 'Tillägg'
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
    case 'closed':
      return 'Avslutad'
    case 'rerouted':
      return `Överlämnad från ${data['source'] ?? 'en annan enhet'} till ${data['target'] ?? 'en annan enhet'}`
    case 'undone':
      return data['step'] === 'rerouted'
        ? `Överlämningen ångrad: tillbaka hos ${data['target'] ?? 'den förra enheten'}`
        : 'Bedömningen ångrad: väntar på bedömning igen'
    case 'handed-over':
      return `Ansvaret gick över till ${data['target'] ?? 'någon annan'}`
    default:
      return 'Ändrad'
  }
}
