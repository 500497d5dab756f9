import { useEffect } from 'react'
import { useSaved } from '@/api/resource'
import { announce } from '@/lib/announce'
import { downloadCsv } from '@/lib/csv'
import { dateAndTime } from '@/lib/dates'
import { number } from '@/lib/format'
import { Alert } from '@/ui/alert/Alert'
import { Button, ButtonRow } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Progress } from '@/ui/progress/Progress'
import { Refusal } from '@/ui/refusal/Refusal'
import { StatTile, StatTiles } from '@/ui/stat-tile/StatTile'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import type { ImportColumn, Imported } from '../queries'
import { unusable } from './file'
import styles from './ImportPage.module.css'
import { t } from './messages.sv'
import { outcome, refusedRows } from './verdicts'

interface Props {
  received: Imported
  columns: readonly ImportColumn[]
}

/** What became of a file. The address can be left and come back to. */
export function ImportedPage({ received, columns }: Props) {
  const isStale = useSaved('decision')
  const { status } = received
  useEffect(() => {
    if (status === 'done') isStale()
  }, [isStale, status])
  return (
    <>
      <PageHeader
        back={<BackLink to="/ej-verkstallda">{t.back}</BackLink>}
        title={t.readTitle}
        meta={t.meta(received.fileName, dateAndTime(received.requestedAt))}
      />
      <Stack width="page">
        {status === 'queued' ? <Waiting received={received} /> : null}
        {status === 'failed' ? <Refusal error={unusable(received)} /> : null}
        {status === 'done' ? <Done received={received} columns={columns} /> : null}
        {status === 'queued' ? null : (
          <ButtonRow>
            <ActionLink to="/ej-verkstallda/inlasning" kind="primary">
              {t.another}
            </ActionLink>
            <ActionLink to="/ej-verkstallda">{t.toList}</ActionLink>
          </ButtonRow>
        )}
      </Stack>
    </>
  )
}

function Waiting({ received: { rowCount } }: { received: Imported }) {
  const text = t.queued(rowCount)
  useEffect(() => announce(text), [text])
  return (
    <Card>
      <Progress label={t.progress} text={text} />
      <p className="muted">{t.queuedText}</p>
    </Card>
  )
}

function Done({ received, columns }: Props) {
  const { created, updated, unchanged, rejected } = received
  const text = outcome(received)
  useEffect(() => announce(text), [text])
  return (
    <>
      <Alert tone={rejected === 0 ? 'ok' : 'warn'} title={text}>
        {rejected === 0 ? undefined : <p>{t.mend(rejected)}</p>}
      </Alert>
      <section aria-label={t.result}>
        <StatTiles>
          <StatTile label={t.created} value={number(created)} />
          <StatTile label={t.updated} value={number(updated)} />
          <StatTile label={t.unchanged} value={number(unchanged)} />
          <StatTile label={t.rejected} value={number(rejected)} />
        </StatTiles>
      </section>
      {rejected === 0 ? null : <Refused received={received} columns={columns} />}
    </>
  )
}

function Refused({ received, columns }: Props) {
  return (
    <Card
      flush
      title={t.refused}
      aside={
        <Button icon="download" onClick={() => downloadCsv(t.refusedName, refusedRows(received, columns))}>
          {t.download}
        </Button>
      }
    >
      <p className={styles.text}>{t.rowNote}</p>
      <Table
        caption={t.refused}
        stack
        head={
          <>
            <HeadCell number>{t.row}</HeadCell>
            <HeadCell>{t.sourceId}</HeadCell>
            <HeadCell>{t.wrong}</HeadCell>
          </>
        }
      >
        {received.rejections.map(({ row, sourceId, problem }) => (
          <tr key={row}>
            <Cell row number label={t.row}>
              {row}
            </Cell>
            <Cell label={t.sourceId}>{sourceId ?? t.noId}</Cell>
            <Cell wide>{problem.detail}</Cell>
          </tr>
        ))}
      </Table>
    </Card>
  )
}
