import { useState } from 'react'
import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { useAction } from '@/forms/useAction'
import { dateAndTime } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Button, ButtonRow } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Progress } from '@/ui/progress/Progress'
import { StatTile, StatTiles } from '@/ui/stat-tile/StatTile'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { t } from './messages.sv'
import { type FileStep, fileQuery, isBeingRead, type PeopleFile, takeFileStep } from './queries'

/** What would become of a file's rows, and the ways on. */
export function TriedFilePage({ file }: { file: PeopleFile }) {
  const { status, rejected } = file
  const good = file.rowCount - rejected
  return (
    <>
      <PageHeader
        back={<BackLink to="/administration/katalog">{t.back}</BackLink>}
        title={t.fileTitle}
        meta={t.fileMeta(file.fileName, dateAndTime(file.requestedAt))}
      />
      <Stack>
        {isBeingRead(file) ? (
          <Card>
            <Progress label={t.fileReading} text={t.fileReading} max={1} />
          </Card>
        ) : null}
        {status === 'failed' ? (
          <Alert tone="danger" title={file.problem?.title ?? ''}>
            <p>{file.problem?.detail}</p>
          </Alert>
        ) : null}
        {status === 'examined' ? (
          <>
            <Alert tone={rejected === 0 ? 'ok' : 'warn'} title={t.fileGood(good, file.rowCount)}>
              <p>{t.fileNotYet}</p>
            </Alert>
            <StatTiles>
              {(['created', 'updated', 'unchanged', 'rejected'] as const).map((verdict) => (
                <StatTile key={verdict} label={t.tiles[verdict]} value={file[verdict]} />
              ))}
            </StatTiles>
            {rejected > 0 ? <Rejections file={file} /> : null}
          </>
        ) : null}
        {status === 'done' ? (
          <Alert tone="ok" title={t.fileDone}>
            <p>{t.fileDoneText}</p>
          </Alert>
        ) : null}
        <Steps file={file} />
      </Stack>
    </>
  )
}

function Rejections({ file }: { file: PeopleFile }) {
  return (
    <Card flush title={t.refused}>
      <Table
        caption={t.refused}
        stack
        head={
          <>
            <HeadCell number>{t.fileRow}</HeadCell>
            <HeadCell>{t.refusedColumns.person}</HeadCell>
            <HeadCell>{t.refusedColumns.wrong}</HeadCell>
          </>
        }
      >
        {file.rejections.map(({ row, cells, problem }) => (
          <tr key={row}>
            <Cell row number label={t.fileRow}>
              {row}
            </Cell>
            <Cell label={t.refusedColumns.person}>{cells['Namn'] ?? ''}</Cell>
            <Cell wide>{problem?.detail}</Cell>
          </tr>
        ))}
      </Table>
    </Card>
  )
}

function Steps({ file }: { file: PeopleFile }) {
  const [asking, setAsking] = useState<FileStep | null>(null)
  return (
    <ButtonRow>
      {may(file, 'acceptances') ? (
        <Button kind="primary" onClick={() => setAsking('acceptances')}>
          {t.fileAccept}
        </Button>
      ) : null}
      {may(file, 'withdrawals') ? (
        <Button onClick={() => setAsking('withdrawals')}>{t.fileWithdraw}</Button>
      ) : null}
      {isBeingRead(file) || file.status === 'examined' ? null : (
        <ActionLink to="/administration/katalog">{t.fileToRuns}</ActionLink>
      )}
      {asking === null ? null : <Confirm file={file} step={asking} onClose={() => setAsking(null)} />}
    </ButtonRow>
  )
}

function Confirm({ file, step, onClose }: { file: PeopleFile; step: FileStep; onClose: () => void }) {
  const isTaken = step === 'acceptances'
  const action = useAction<object, PeopleFile>({
    kind: 'directory-import',
    start: {},
    seen: file,
    mayStill: (saved) => may(saved, step),
    query: ({ id }) => fileQuery(id),
    differences: (_none, saved) => [
      { field: t.tiles.rejected, mine: String(file.rejected), theirs: String(saved.rejected) },
    ],
    send: (_none, how) => takeFileStep(file.id, step, how),
    says: () => (isTaken ? t.fileTaken : t.fileWithdrawn),
    onSaved: onClose,
  })
  return (
    <ActionDialog
      action={action}
      title={isTaken ? t.fileAcceptTitle : t.fileWithdrawTitle}
      save={isTaken ? t.fileAccept : t.fileWithdraw}
      isDanger={!isTaken}
      onClose={onClose}
    >
      <p>{isTaken ? t.fileAcceptText : t.fileWithdrawText}</p>
    </ActionDialog>
  )
}
