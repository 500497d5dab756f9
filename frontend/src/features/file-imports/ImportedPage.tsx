import { type ReactNode, useEffect, useState } from 'react'
import { may, useSaved } from '@/api/resource'
import { announce } from '@/lib/announce'
import { downloadCsv } from '@/lib/csv'
import { dateAndTime } from '@/lib/dates'
import { fileName } from '@/lib/download'
import { number } from '@/lib/format'
import { Alert } from '@/ui/alert/Alert'
import { Button, ButtonRow } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Stack } from '@/ui/layout/Layout'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Progress } from '@/ui/progress/Progress'
import { Refusal } from '@/ui/refusal/Refusal'
import { StatTile, StatTiles } from '@/ui/stat-tile/StatTile'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { unusable } from './file'
import styles from './ImportPage.module.css'
import type { FileKind } from './kinds'
import { LayoutForm } from './LayoutForm'
import { Mistakes } from './Mistakes'
import { STATUS, t } from './messages.sv'
import { Confirm, NextSteps } from './NextSteps'
import { type ImportColumn, type Imported, type ImportStep, isAtWork } from './queries'
import { ConfirmTakeBack, TakeBack } from './TakeBack'
import { isLeft, isLetBe, outcome, ready, refusedRows } from './verdicts'

interface Props {
  kind: FileKind
  received: Imported
  columns: readonly ImportColumn[]
  /** What the file would do, or has done, where that is more than its rows. */
  effect?: ReactNode
}

/** What became of a file. The address can be left and come back to. */
export function ImportedPage({ kind, received, columns, effect }: Props) {
  const { of, takeBack } = kind
  const isStale = useSaved(of === 'directory' ? 'directory-import' : of)
  const { status } = received
  const [asked, setAsked] = useState<{ received: Imported; step: ImportStep | 'reversals' } | null>(null)
  const ask = (step: ImportStep | 'reversals') => setAsked({ received, step })
  const stopAsking = () => setAsked(null)
  useEffect(() => {
    if (status === 'done' || status === 'withdrawn') isStale()
  }, [isStale, status])
  return (
    <>
      <PageHeader
        back={kind.back}
        title={t.readTitle}
        meta={t.meta(received.fileName, dateAndTime(received.requestedAt))}
      />
      <Stack width="page">
        {isAtWork(received) ? <Waiting kind={kind} received={received} /> : null}
        {status === 'failed' ? <Refusal error={unusable(received)} /> : null}
        {status === 'withdrawn' ? (
          <Alert tone="info" title={isLetBe(received, kind) ? t.closed : t.withdrawn}>
            {received.takenBackAt === null ? (
              <p>{isLetBe(received, kind) ? t.closedText : t.withdrawnText}</p>
            ) : (
              <TakenBack received={received} />
            )}
          </Alert>
        ) : null}
        {status === 'examined' || status === 'done' ? (
          <Result kind={kind} received={received} columns={columns} effect={effect} onAsk={ask} />
        ) : null}
        {may(received, 'layout') ? <LayoutForm kind={kind} received={received} all={columns} /> : null}
        {status === 'failed' ? <NextSteps received={received} onAsk={ask} /> : null}
        {status === 'done' && takeBack !== null ? (
          <TakeBack received={received} onAsk={() => ask('reversals')} />
        ) : null}
        {/* Stays when somebody else has come first and the step is no longer there: it says so. */}
        {asked === null || asked.step === 'reversals' ? null : (
          <Confirm kind={kind} received={asked.received} step={asked.step} onClose={stopAsking} />
        )}
        {asked?.step === 'reversals' && of !== 'directory' && takeBack !== null ? (
          <ConfirmTakeBack of={of} words={takeBack} received={asked.received} onClose={stopAsking} />
        ) : null}
        {status === 'done' || status === 'withdrawn' ? <ButtonRow>{kind.on}</ButtonRow> : null}
      </Stack>
    </>
  )
}

/** Who took back a file that had been taken in, and why. */
function TakenBack({ received }: { received: Imported }) {
  const { takenBackAt, takenBackByName, takenBackReason } = received
  return (
    <>
      <p>{t.takenBackKept}</p>
      <p>{t.takenBackText(takenBackByName ?? '', dateAndTime(takenBackAt ?? ''), takenBackReason ?? '')}</p>
    </>
  )
}

function Waiting({ kind, received }: Pick<Props, 'kind' | 'received'>) {
  const { status, rowCount, created, updated, unchanged, rejected } = received
  const tried = created + updated + unchanged + rejected
  const words = status === 'taking-in' ? t.taken : t.tried
  const isTakenBack = status === 'withdrawing'
  const isRead = rowCount > 0 && !isTakenBack
  const unread = isTakenBack ? t.takingBack : t.reading
  const text = isRead ? words(tried, rowCount) : unread
  useEffect(() => announce(STATUS[status].label), [status])
  return (
    <Card>
      <Progress
        label={t.progress}
        text={text}
        max={isRead ? rowCount : 1}
        {...(isRead ? { value: tried } : {})}
      />
      <p className="muted">{kind.words.queuedText}</p>
    </Card>
  )
}

/** What became of the rows, or would become of them. */
function Result({ kind, received, columns, effect, onAsk }: Props & { onAsk: (step: ImportStep) => void }) {
  const { status, created, updated, unchanged, rejected, unusedHeadings } = received
  const isExamined = status === 'examined'
  const isMendable = may(received, 'corrections')
  const isPartly = isLeft(received)
  const mend = isPartly ? t.mendLeft : isExamined ? t.mendHere : isMendable ? t.mendAfter : kind.words.mend
  const text = outcome(received, kind.words)
  useEffect(() => announce(text), [text])
  return (
    <>
      <Alert
        tone={rejected > 0 || isPartly ? 'warn' : isExamined ? 'ok' : kind.words.doneStanding.tone}
        title={text}
      >
        {isExamined && !isPartly ? <p>{t.notYet}</p> : null}
        {isPartly && ready(received) > 0 ? <p>{t.ready(ready(received))}</p> : null}
        {rejected === 0 ? undefined : <p>{mend(rejected)}</p>}
        {unusedHeadings.length === 0 ? undefined : <p>{t.unused(unusedHeadings)}</p>}
      </Alert>
      {received.notice === null ? null : <Alert tone="warn">{received.notice}</Alert>}
      <section aria-label={t.result}>
        <StatTiles>
          <StatTile label={t.created} value={number(created)} />
          <StatTile label={kind.words.updated} value={number(updated)} />
          <StatTile label={t.unchanged} value={number(unchanged)} />
          <StatTile label={t.rejected} value={number(rejected)} />
        </StatTiles>
      </section>
      {effect}
      {isExamined ? <NextSteps received={received} onAsk={onAsk} /> : null}
      {isMendable ? <Mistakes kind={kind} received={received} columns={columns} /> : null}
      {rejected === 0 ? null : <Refused kind={kind} received={received} columns={columns} />}
    </>
  )
}

function Refused({ kind, received, columns }: Props) {
  const name = `${fileName(received.fileName.replace(/\.\w+$/, ''), t.toMend)}.csv`
  return (
    <Card
      flush
      title={t.refused}
      aside={
        kind.of === 'directory' ? null : (
          <Button icon="download" onClick={() => downloadCsv(name, refusedRows(received, columns))}>
            {t.download}
          </Button>
        )
      }
    >
      <p className={styles.text}>{t.rowNote}</p>
      <Table
        caption={t.refused}
        stack
        head={
          <>
            <HeadCell number>{t.row}</HeadCell>
            <HeadCell>{kind.words.known}</HeadCell>
            <HeadCell>{t.wrong}</HeadCell>
          </>
        }
      >
        {received.rejections.map(({ row, sourceId, cells, problem }) => (
          <tr key={row}>
            <Cell row number label={t.row}>
              {row}
            </Cell>
            <Cell label={kind.words.known}>{sourceId ?? cells[kind.words.known] ?? t.noId}</Cell>
            <Cell wide>{problem?.detail}</Cell>
          </tr>
        ))}
      </Table>
    </Card>
  )
}
