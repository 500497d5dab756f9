import { useState } from 'react'
import { may } from '@/api/resource'
import { dateAndTime } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Button, ButtonRow } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Facts } from '@/ui/facts/Facts'
import { Stack } from '@/ui/layout/Layout'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { ApproveDialog, RefuseDialog } from './DecideDialogs'
import { FetchButton } from './FetchButton'
import { t } from './messages.sv'
import type { ListExport } from './queries'
import { statusOf } from './status'

/** One export: what it holds and why, the file for whoever asked, and the yes or no of somebody else. */
export function ExportPage({ shown }: { shown: ListExport }) {
  const [dialog, setDialog] = useState<'approve' | 'refuse' | null>(null)
  const close = () => setDialog(null)
  const status = statusOf(shown)
  const words = [...shown.filterWords, ...(shown.isSearch ? [t.searched] : [])]
  return (
    <>
      <PageHeader
        back={<BackLink to="/uttag">{t.title}</BackLink>}
        title={t.pageTitle(t.lists[shown.listName])}
        meta={<Badge tone={status.tone}>{status.label}</Badge>}
      />
      <Stack width="page">
        {shown.status === 'waiting' && !may(shown, 'approvals') ? (
          <Alert tone="info">{t.waitsForOther}</Alert>
        ) : null}
        <Card>
          <Facts
            facts={[
              { term: t.columns.who, value: shown.personName },
              { term: t.columns.when, value: dateAndTime(shown.requestedAt) },
              { term: t.rowsTerm, value: t.rows(shown.rowCount) },
              { term: t.filters, value: words.length === 0 ? t.noFilters : words.join('; ') },
              { term: t.purpose, value: shown.purpose },
              { term: t.decidedBy[shown.status], value: shown.decidedByName },
              { term: t.refusal, value: shown.refusal },
              shown.endsAt === null ? null : { term: t.endsAt, value: dateAndTime(shown.endsAt) },
              shown.fetchedAt === null
                ? null
                : {
                    term: t.fetchedAt,
                    value: t.fetchedRows(dateAndTime(shown.fetchedAt), shown.fetchedRows ?? 0),
                  },
            ]}
          />
          <ButtonRow>
            {may(shown, 'content') ? <FetchButton shown={shown} /> : null}
            {may(shown, 'approvals') ? (
              <Button kind="primary" onClick={() => setDialog('approve')}>
                {t.approve}
              </Button>
            ) : null}
            {may(shown, 'refusals') ? <Button onClick={() => setDialog('refuse')}>{t.refuse}</Button> : null}
          </ButtonRow>
        </Card>
      </Stack>
      {dialog === 'approve' ? <ApproveDialog shown={shown} onClose={close} /> : null}
      {dialog === 'refuse' ? <RefuseDialog shown={shown} onClose={close} /> : null}
    </>
  )
}
