import type { components } from '@/api/schema.gen'
import { longDate } from '@/lib/dates'
import { t } from './messages.sv'

type Period = components['schemas']['Period']

/** Younger figures are as good as new. */
const SECONDS_THAT_MATTER = 5

interface Props {
  data: { period: Period; previousPeriod: Period; ageSeconds: number }
  /** What is counted as it was then. */
  asThen: string
  /** Since when the chosen unit has been there. */
  began: string | undefined
}

/** Which days are counted, as of when, and what stands beside. */
export function PeriodLine({ data: { period, previousPeriod, ageSeconds }, asThen, began }: Props) {
  const before = period.asOf < period.endsOn ? t.stillOpenLine : t.beforeLine
  return (
    <>
      <span>{t.periodLine(longDate(period.startsOn), longDate(period.endsOn), longDate(period.asOf))}</span>
      <span>{asThen}</span>
      <span>{before(longDate(previousPeriod.startsOn), longDate(previousPeriod.endsOn))}</span>
      {ageSeconds > SECONDS_THAT_MATTER ? <span>{t.oldLine(ageSeconds)}</span> : null}
      {began !== undefined && began > previousPeriod.startsOn ? (
        <span>{t.beganLine(longDate(began))}</span>
      ) : null}
    </>
  )
}
