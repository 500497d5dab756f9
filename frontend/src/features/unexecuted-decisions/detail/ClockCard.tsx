import { ClockBadge } from '@/domain/ClockBadge'
import { longDate } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { Details } from '@/ui/details/Details'
import { Facts } from '@/ui/facts/Facts'
import type { Decision } from '../queries'
import styles from './DetailPage.module.css'
import { t } from './messages.sv'

/** How long it has taken, until when the law lets it take, and how that was counted. */
export function ClockCard({ decision: { clock, feeInterval } }: { decision: Decision }) {
  return (
    <Card title={t.clock}>
      {clock === null ? (
        <p className="muted">{t.noClock}</p>
      ) : (
        <>
          <p className={styles.days}>
            <span className={styles.big}>{t.clockRuns(clock.daysRun)}</span>
            <ClockBadge daysLeft={clock.daysLeft} />
          </p>
          <Facts
            facts={[
              { term: t.start[clock.basis], value: longDate(clock.startOn) },
              { term: t.limit, value: longDate(clock.endsOn) },
              { term: t.reportable, value: longDate(clock.reportableFrom) },
            ]}
          />
          <Details summary={t.howCounted}>
            <p className={styles.note}>{clock.explanation}</p>
            <p className={styles.note}>
              {t.law}: {clock.law.reference}, {clock.law.title.toLowerCase()}.
            </p>
          </Details>
        </>
      )}
      {feeInterval === null ? null : (
        <Details summary={t.fee}>
          <p className={styles.note}>{t.feeText(feeInterval.lowKr, feeInterval.highKr)}</p>
          {feeInterval.applyBefore === null ? null : (
            <p className={styles.note}>{t.feeBefore(longDate(feeInterval.applyBefore))}</p>
          )}
          <p className={styles.note}>
            {t.law}: {feeInterval.law.reference}.
          </p>
        </Details>
      )}
    </Card>
  )
}
