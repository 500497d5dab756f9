export const t = {
  title: 'Liknande tidigare ärenden',
  lead: 'De som ligger närmast i kategori, enhet och ord, av dem du kan läsa, och vad som gjordes.',
  none: 'Inget tidigare ärende liknar det här.',
  sameCategory: 'samma kategori',
  sameUnit: 'samma enhet',
  nothingDone: 'Inga åtgärder',
  notJudged: 'inte bedömd',
  linkedAs: (how: string) => `Kopplat: ${how.toLowerCase()}`,
  linking: 'Kopplar …',
  linked: 'Ärendena är kopplade',
  link: { 'recurrence-of': 'Har hänt igen', 'same-event': 'Samma händelse' },
  linkOne: (how: string, reference: string) => `${how}: ${reference}`,
} as const
