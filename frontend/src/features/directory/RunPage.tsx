import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { may } from '@/api/resource'
import { ROLES } from '@/domain/organisation.sv'
import { RightsEnded } from '@/domain/RightsEnded'
import { dateAndTime, longDate } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Button, ButtonRow } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Progress } from '@/ui/progress/Progress'
import { StatTile, StatTiles } from '@/ui/stat-tile/StatTile'
import { Cell, Table } from '@/ui/table/Table'
import { DecideDialog } from './DecideDialog'
import styles from './directory.module.css'
import { STATUS, standing, t, VERDICTS } from './messages.sv'
import { type Decision, isAtWork, type Run, type RunRow, runRowsQuery } from './queries'
import { Staying } from './Staying'

interface Props {
  run: Run
  /** It is no longer shown to the one who looks: what stands here is what was seen last. */
  isRefused?: boolean
}

/** What became of a list, or would: who is new, who leaves, and what was refused. */
export function RunPage({ run, isRefused = false }: Props) {
  const { status } = run
  const [hasSaidYes, setSaidYes] = useState(false)
  const [asked, setAsked] = useState<{ run: Run; decision: Decision } | null>(null)
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/administration/katalog" search={{ namnd: run.boardId }}>
            {t.back}
          </BackLink>
        }
        title={t.run}
        meta={
          <>
            <span>{t.meta(run.source, dateAndTime(run.requestedAt), run.requestedByName)}</span>
            <Badge tone={standing(run).tone}>{standing(run).label}</Badge>
          </>
        }
      />
      <Stack>
        {isRefused ? <RightsEnded text={hasSaidYes ? t.endedYou : t.unseen} /> : null}
        {isAtWork(run) && !isRefused ? (
          <Card>
            <Progress label={t.progress} text={STATUS[status].label} max={1} />
            <p className="muted">{t.progressText}</p>
          </Card>
        ) : null}
        {status === 'failed' ? (
          <Alert tone="danger" title={t.failed}>
            <p>{t.failedText}</p>
          </Alert>
        ) : null}
        {status === 'examined' ? <Staying run={run} /> : null}
        {status === 'waiting' ? <Asks run={run} onAsk={(decision) => setAsked({ run, decision })} /> : null}
        {/* Stays when somebody else has decided meanwhile and the list waits no more: it says so. */}
        {asked === null ? null : (
          <DecideDialog {...asked} onClose={() => setAsked(null)} onYes={() => setSaidYes(true)} />
        )}
        {run.decidedAt === null ? null : (
          <p>{t.decidedBy(run.decidedByName ?? '', dateAndTime(run.decidedAt))}</p>
        )}
        <StatTiles>
          {VERDICTS.map((verdict) => (
            <StatTile
              key={verdict}
              label={t.tiles[verdict]}
              value={run[verdict]}
              note={verdict === 'ended' ? t.working(run.working) : undefined}
            />
          ))}
        </StatTiles>
        {status === 'done' && run.way === 'file' ? <p className="muted">{t.wrongFile}</p> : null}
        {run.ended > 0 ? <Ends run={run} /> : null}
        {run.created > 0 && (status === 'waiting' || status === 'examined') ? <Same run={run} /> : null}
        {run.rejected > 0 && status !== 'failed' ? <Mend run={run} /> : null}
        {run.rejected > 0 ? <Wrong run={run} which="rejected" title={t.refused} /> : null}
        {run.remarks > 0 ? <Wrong run={run} which="remarked" title={t.remarks} /> : null}
      </Stack>
    </>
  )
}

function Asks({ run, onAsk }: { run: Run; onAsk: (decision: Decision) => void }) {
  return (
    <Alert tone="warn" title={t.asks(run)}>
      <p>{t.asksText}</p>
      <Staying run={run} />
      <ButtonRow>
        {may(run, 'acceptances') ? (
          <Button kind="primary" onClick={() => onAsk('acceptances')}>
            {t.yes}
          </Button>
        ) : null}
        {may(run, 'refusals') ? <Button onClick={() => onAsk('refusals')}>{t.no}</Button> : null}
      </ButtonRow>
    </Alert>
  )
}

function Ends({ run }: { run: Run }) {
  const { data } = useQuery(runRowsQuery(run, 'ended'))
  if (data === undefined) return null
  return (
    <Card flush title={t.ends} aside={<More shown={data.items.length} total={data.total} />}>
      <Table caption={t.ends} stack columns={Object.values(t.endColumns)}>
        {data.items.map((row) => (
          <tr key={row.number}>
            <Cell row>
              <Person row={row} />
            </Cell>
            <Cell label={t.endColumns.unit}>{row.unitName}</Cell>
            <Cell label={t.endColumns.roles}>
              {row.roles.length === 0 ? t.noRoles : row.roles.map((role) => ROLES[role].label).join(', ')}
            </Cell>
            <Cell label={t.endColumns.last}>{lastOf(row)}</Cell>
          </tr>
        ))}
      </Table>
    </Card>
  )
}

function lastOf({ lastDay, goesOn }: RunRow) {
  if (goesOn) return t.goesOn
  return lastDay === null ? t.atOnce : longDate(lastDay)
}

/** The new rows that are of somebody who is known, here or on another row: told before anybody says yes. */
function Same({ run }: { run: Run }) {
  const { data } = useQuery(runRowsQuery(run, 'samePerson'))
  if (data === undefined || data.items.length === 0) return null
  return (
    <Card flush title={t.same} aside={<More shown={data.items.length} total={data.total} />}>
      <p className={styles.text}>{t.sameText}</p>
      <Table caption={t.same} stack columns={Object.values(t.sameColumns)}>
        {data.items.map((row) => (
          <tr key={row.number}>
            <Cell row>{row.key}</Cell>
            <Cell label={t.sameColumns.person}>{row.personName}</Cell>
            <Cell label={t.sameColumns.as}>
              {row.samePersonRow === null ? (
                <Person row={{ ...row, personName: row.samePersonName }} />
              ) : (
                `${row.samePersonName}, ${t.onRow(row.samePersonRow)}`
              )}
            </Cell>
          </tr>
        ))}
      </Table>
    </Card>
  )
}

/** Where rows that were refused are mended: in the file that they came in, or else in the directory itself. */
function Mend({ run: { importId, rejected } }: { run: Run }) {
  return (
    <Alert
      tone="warn"
      title={t.becameRefused(rejected)}
      actions={
        importId === null ? null : (
          <ActionLink to="/administration/katalog/fil/$id" params={{ id: importId }} kind="primary">
            {t.toFile}
          </ActionLink>
        )
      }
    >
      <p>{importId === null ? t.refusedText : t.refusedFile}</p>
    </Alert>
  )
}

/** Rows of which something is said: those that were refused, or those that are in all the same. */
function Wrong({ run, which, title }: { run: Run; which: 'rejected' | 'remarked'; title: string }) {
  const { data } = useQuery(runRowsQuery(run, which))
  if (data === undefined) return null
  return (
    <Card flush title={title} aside={<More shown={data.items.length} total={data.total} />}>
      <Table
        caption={title}
        stack
        columns={[t.refusedColumns.key, t.refusedColumns.person, t.refusedColumns.wrong]}
      >
        {data.items.map((row) => (
          <tr key={row.number}>
            <Cell row>{row.key ?? t.noKey}</Cell>
            <Cell label={t.refusedColumns.person}>
              <Person row={row} />
            </Cell>
            <Cell wide>{row.problem?.detail}</Cell>
          </tr>
        ))}
      </Table>
    </Card>
  )
}

function Person({ row }: { row: RunRow }) {
  if (row.personId === null) return row.personName
  return (
    <Link to="/administration/personer/$id" params={{ id: row.personId }}>
      {row.personName}
    </Link>
  )
}

function More({ shown, total }: { shown: number; total: number }) {
  return shown < total ? <span className="muted">{t.first(shown, total)}</span> : null
}
