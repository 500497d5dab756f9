import type { components } from '@/api/schema.gen'

type Kept = Pick<components['schemas']['KeptRule'], 'met' | 'ended'>

export const t = {
  title: 'Hållna tider',
  lead: 'De tider som gick ut under perioden, och hur många som hölls. Bara tider som har funnits sedan uppföljningen började är med.',
  nothing: 'Inga tider gick ut under perioden.',
  perUnit: (rule: string) => `${rule}: per enhet`,
  rule: 'Vad som ska göras',
  unit: 'Enhet',
  met: 'Hållna',
  share: 'Andel',
  before: 'Perioden före',
  waived: 'Gäller inte',
  running: 'Löper nu',
  of: ({ met, ended }: Kept) => `${met} av ${ended}`,
  none: 'Inga',
} as const
