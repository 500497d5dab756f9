import { count, number } from '@/lib/format'

export const t = {
  lead: (scope: string) =>
    `${scope}. Åtgärder som föreslogs i perioden, hur långt de har kommit och vad de ledde till.`,
  asThen: 'Läge, effekt, enhet och område räknas som de var den dagen.',
  announced: (scope: string, period: string, n: number) =>
    `${scope}, ${period}: ${count(n, 'åtgärd', 'åtgärder')}`,
  nothing: 'Inget att räkna',
  nothingText: 'Inga åtgärder föreslogs i perioden.',
  proposed: 'Föreslagna åtgärder',
  of: (part: number, whole: number, label: string) => `${number(part)} av ${number(whole)} ${label}`,
  before: (value: string) => `Jämförelse: ${value}`,
  sentence: (scope: string, n: number) => `${scope}: ${count(n, 'åtgärd', 'åtgärder')} föreslogs i perioden.`,
  note: (n: number, label: string) => `Av ${number(n)} ${label}. Strecket visar jämförelsen.`,
  multiple: 'En åtgärd kan gälla flera ärenden, så en åtgärd kan stå på flera rader.',
  inOrder: 'Enheterna står i bokstavsordning.',
  judged: 'Bedömda',
  helped: 'Andel som ledde till förbättring',
  effects: {
    summary: (title: string, n: number) => `${title}: ${count(n, 'bedömd åtgärd', 'bedömda åtgärder')}.`,
    note: 'Bara bedömda åtgärder räknas.',
  },
} as const
