import { may } from '@/api/resource'
import { Alert } from '@/ui/alert/Alert'
import type { Deviation } from '../queries'
import { t } from './messages.sv'

/** What is to be done now, where the step has no page of its own yet. Those who handle it can also hand it over. */
export function NextStep({ deviation }: { deviation: Deviation }) {
  if (deviation.status !== 'investigating' && deviation.status !== 'acting') return null
  const { title, mine, others } = t.next[deviation.status]
  return <Alert title={title}>{may(deviation, 'reroutings') ? mine : others}</Alert>
}
