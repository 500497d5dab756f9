import { useState } from 'react'
import { may } from '@/api/resource'
import { longDate } from '@/lib/dates'
import { number } from '@/lib/format'
import { sv } from '@/messages/sv'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Details } from '@/ui/details/Details'
import { Facts } from '@/ui/facts/Facts'
import { t } from '../messages.sv'
import type { Report } from '../queries'
import styles from './About.module.css'
import { DatesDialog } from './DatesDialog'

/** The days of the quarter, and what the frozen list was drawn up from. */
export function About({ report }: { report: Report }) {
  const [isEditing, setEditing] = useState(false)
  const isMoved = report.lastDayToAct !== report.dueOn
  return (
    <Card
      title={t.facts}
      aside={may(report, 'edit') ? <Button onClick={() => setEditing(true)}>{t.edit}</Button> : undefined}
    >
      <Facts
        facts={[
          { term: t.cutOff, value: longDate(report.cutOffOn) },
          { term: t.opens, value: longDate(report.opensOn) },
          {
            term: t.due,
            value: isMoved ? t.dueMoved(longDate(report.lastDayToAct)) : longDate(report.dueOn),
          },
          report.sourceCount === null ? null : { term: t.sources, value: number(report.sourceCount) },
          { term: t.smallLimit, value: report.smallLimit },
          { term: t.version, value: report.number },
          { term: t.reason, value: report.correctionReason },
        ]}
      />
      {report.contentHash === null ? null : (
        <Details summary={sv.details}>
          <Facts
            facts={[
              { term: t.rule, value: <code>{report.ruleVersion}</code> },
              { term: t.hash, value: <code className={styles.hash}>{report.contentHash}</code> },
            ]}
          />
        </Details>
      )}
      {isEditing ? <DatesDialog report={report} onClose={() => setEditing(false)} /> : null}
    </Card>
  )
}
