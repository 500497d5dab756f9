import { aroundStep } from '@/domain/around.sv'
import { longDate } from '@/lib/dates'

/** What stands on the pages of other matters. */
export const t = {
  card: 'Åtgärder',
  propose: { deviation: 'Föreslå åtgärd', decision: 'Åtgärda' },
  none: 'Ingen åtgärd är föreslagen.',
  tie: 'Koppla till en befintlig åtgärd',
} as const

const DECISION: Readonly<Record<string, string>> = {
  wholly: 'Beslutad: ska genomföras',
  partly: 'Beslutad: ska genomföras delvis',
}

/** What a step on the timeline is called. */
export function stepLabel(kind: string, data: Readonly<Record<string, string>>): string {
  return LABELS[kind]?.(data) ?? aroundStep(kind, data) ?? 'Ändrad'
}

const onDay = (day: string | undefined) => (day === undefined ? '' : ` ${longDate(day)}`)

const LABELS: Readonly<Record<string, (data: Readonly<Record<string, string>>) => string>> = {
  proposed: () => 'Föreslagen',
  reported: () => 'Föreslagen',
  changed: () => 'Förslaget ändrat',
  decided: (data) => DECISION[data['decision'] ?? ''] ?? 'Beslutad',
  declined: () => 'Beslutad: ska inte genomföras',
  started: () => 'Påbörjad',
  sent: ({ sentOn }) => `Skickad till den som ska göra den${onDay(sentOn)}`,
  answered: ({ answeredOn }) => `Svar har kommit${onDay(answeredOn)}`,
  completed: () => 'Genomförd',
  postponed: ({ dueOn }) => `Framflyttad till ${dueOn === undefined ? 'en senare dag' : longDate(dueOn)}`,
  cancelled: () => 'Avbruten',
  'source-added': () => 'Kopplad till ett ärende till',
  'handed-over': (data) => `Ansvaret gick över till ${data['target'] ?? 'någon annan'}`,
  overdue: () => 'Tiden gick ut',
  measured: () => 'Måttet är räknat',
  reopened: () => 'Öppnad igen',
  recurred: () => 'Det har hänt igen',
  'recurrence-struck': () => 'Det hade inte hänt igen',
}
