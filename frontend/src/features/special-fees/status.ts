import { specialFeeStatusLabels } from '@/api/codes.gen'
import type { BadgeTone } from '@/ui/badge/Badge'
import type { Fee } from './queries'

const TONE: Record<Fee['status'], BadgeTone> = { imposed: 'warn', paid: 'ok', struck: 'neutral' }

export function statusOf({ status }: Pick<Fee, 'status'>): { tone: BadgeTone; label: string } {
  return { tone: TONE[status], label: specialFeeStatusLabels[status] }
}
