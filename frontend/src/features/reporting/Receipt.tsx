import type { ReactNode } from 'react'
import { longDate } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { ButtonRow } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Facts } from '@/ui/facts/Facts'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from './messages.sv'
import type { Deviation } from './queries'
import styles from './Receipt.module.css'

interface Props {
  deviation: Deviation
  lacksLastChange: boolean
  isStillHere: boolean
  /** Where photos and files are added, now that there is something to add them to. */
  attachments?: ReactNode
}

/** Who reads it, and until when it is assessed: by them, or by the unit that the intake finds it. */
function readBy({ ownerName, dueOn, intake }: Deviation) {
  const { receipt } = t
  const day = longDate(dueOn)
  if (ownerName === null) return receipt.assessNobody(day)
  return (intake === null ? receipt.assess : receipt.route)(ownerName, day)
}

/** What happens next: who reads it, until when, and how the reporter hears back. */
export function Receipt({ deviation, lacksLastChange, isStillHere, attachments }: Props) {
  const { receipt } = t
  return (
    <>
      <PageHeader title={receipt.title} />
      <Stack width="form">
        {isStillHere ? (
          <Alert tone="warn" title={receipt.notLeft}>
            {receipt.notLeftText}
          </Alert>
        ) : null}
        {lacksLastChange ? (
          <Alert tone="warn" title={receipt.earlier}>
            {receipt.earlierText}
          </Alert>
        ) : null}
        {deviation.warnings.length === 0 ? null : (
          <Alert tone="warn" title={receipt.warning}>
            {deviation.warnings.map((warning) => (
              <p key={warning.pointer}>{warning.detail}</p>
            ))}
          </Alert>
        )}
        <Card title={receipt.nextTitle}>
          <ol className={styles.steps}>
            <li>{readBy(deviation)}</li>
            <li>{receipt.answer}</li>
            <li>{receipt.follow}</li>
          </ol>
          <Facts facts={[{ term: receipt.reference, value: deviation.reference }]} />
        </Card>
        {attachments}
        <ButtonRow>
          <ActionLink to="/avvikelser/$id" params={{ id: deviation.id }} kind="primary">
            {receipt.open}
          </ActionLink>
          <ActionLink to="/rapportera">{receipt.another}</ActionLink>
          <ActionLink to="/" kind="quiet">
            {receipt.toList}
          </ActionLink>
        </ButtonRow>
      </Stack>
    </>
  )
}
