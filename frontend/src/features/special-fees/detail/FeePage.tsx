import { useState } from 'react'
import { lawAreaLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { longDate } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Facts } from '@/ui/facts/Facts'
import { Stack } from '@/ui/layout/Layout'
import { BackLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from '../messages.sv'
import type { Fee } from '../queries'
import { statusOf } from '../status'
import { PayDialog } from './PayDialog'
import { StrikeDialog } from './StrikeDialog'

/** One fee: what the court said, whether it is paid, and what may be done with it now. */
export function FeePage({ fee }: { fee: Fee }) {
  const [open, setOpen] = useState<'pay' | 'strike' | null>(null)
  const status = statusOf(fee)
  const dialog = { fee, onClose: () => setOpen(null) }
  return (
    <>
      <PageHeader
        back={<BackLink to="/ej-verkstallda/avgifter">{t.back}</BackLink>}
        title={`${t.fee}, ${fee.reference}`}
        tabTitle={`${t.fee} ${fee.reference}`}
        meta={
          <>
            <Badge tone={status.tone}>{status.label}</Badge>
            <span>{fee.unitName}</span>
          </>
        }
        actions={
          <>
            {may(fee, 'payments') ? (
              <Button kind="primary" icon="check" onClick={() => setOpen('pay')}>
                {t.pay}
              </Button>
            ) : null}
            {may(fee, 'strikes') ? (
              <Button icon="close" onClick={() => setOpen('strike')}>
                {t.strike}
              </Button>
            ) : null}
          </>
        }
      />
      <Stack width="page">
        {fee.struckAt === null ? null : (
          <Alert title={t.struck}>
            <p>{t.struckText(longDate(fee.struckAt))}</p>
            {fee.struckReason === null ? null : <p className="prose">{fee.struckReason}</p>}
          </Alert>
        )}
        {fee.warnings.length === 0 ? null : (
          <Alert tone="warn" title={t.warnings}>
            {fee.warnings.map(({ pointer, detail }) => (
              <p key={pointer}>{detail}</p>
            ))}
          </Alert>
        )}
        <Card title={t.facts}>
          <Facts columns facts={factsOf(fee)} />
        </Card>
      </Stack>
      {open === 'pay' ? <PayDialog {...dialog} /> : null}
      {open === 'strike' ? <StrikeDialog {...dialog} /> : null}
    </>
  )
}

function factsOf(fee: Fee) {
  const { reference, decisionId } = fee
  return [
    { term: t.amount, value: t.kronor(fee.amountKr) },
    { term: t.columns.court, value: fee.court },
    { term: t.columns.judged, value: longDate(fee.judgedOn) },
    { term: t.paidOn, value: fee.paidOn === null ? null : longDate(fee.paidOn) },
    {
      term: t.columns.decision,
      value: may(fee, 'decision') ? (
        <Link to="/ej-verkstallda/$id" params={{ id: decisionId }}>
          {reference}
        </Link>
      ) : (
        reference
      ),
    },
    { term: t.decidedOn, value: longDate(fee.decidedOn) },
    { term: t.lawArea, value: lawAreaLabels[fee.lawArea] },
    { term: t.registered, value: longDate(fee.registeredAt) },
    { term: t.note, value: fee.note === null ? null : <span className="prose">{fee.note}</span> },
  ]
}
