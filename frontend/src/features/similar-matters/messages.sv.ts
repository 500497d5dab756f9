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
  again: 'Har hänt igen',
  sameEvent: 'Samma händelse',
  sameEventText:
    'Den som rapporterade det ena ärendet får veta att fler har rapporterat samma händelse, men inget om vad de skrev. Det här ärendet och det tidigare kan sedan besvaras tillsammans.',
  sameEventSave: 'Koppla ärendena',
  linkOne: (how: string, reference: string) => `${how}: ${reference}`,
} as const
