import { longDate } from '@/lib/dates'
import { Facts } from '@/ui/facts/Facts'
import { t } from './messages.sv'
import type { MatterEffects } from './queries'

/** What was counted before and after, in words beside what was expected. */
export function Measured({ measured }: { measured: NonNullable<MatterEffects['measured']> }) {
  const { title, asOf, expected, comparison } = measured
  return (
    <>
      <p className="muted">{t.measured(title, longDate(asOf))}</p>
      <Facts
        facts={[
          { term: t.expected, value: expected },
          { term: t.outcome, value: comparison.words },
        ]}
      />
    </>
  )
}
