import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type ReportType = Schemas['Deviation']['reportType']
export type Affected = Schemas['Deviation']['affected']
export type CounterpartKind = Schemas['Counterpart']['kind']

export const REPORT_TYPE: Record<ReportType, { label: string; hint: string }> = {
  deviation: { label: 'Avvikelse', hint: 'Något blev inte som det skulle.' },
  'suspected-misconduct': {
    label: 'Misstänkt missförhållande',
    hint: 'Någon har farit illa eller kan göra det. Rapporten prövas enligt lex Sarah.',
  },
  risk: { label: 'Risk', hint: 'Inget har hänt, men det kan göra det.' },
  'improvement-idea': { label: 'Förbättringsidé', hint: 'Något kan göras bättre.' },
  'good-example': { label: 'Gott exempel', hint: 'Något gick bra och fler kan lära av det.' },
}
