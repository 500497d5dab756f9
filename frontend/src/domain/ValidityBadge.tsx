import { Badge } from '@/ui/badge/Badge'
import { t } from './organisation.sv'
import { stateOn, type Validity } from './validity'

const TONES = { coming: 'info', current: 'ok', ended: 'neutral' } as const

/** Whether something is valid, has ended or is yet to begin. */
export function ValidityBadge({ of, day }: { of: Validity; day?: string }) {
  const state = stateOn(of, day)
  return <Badge tone={TONES[state]}>{t.state[state]}</Badge>
}
