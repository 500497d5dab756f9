import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { t as words } from '@/domain/organisation.sv'
import { dateAndTime } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink, Link } from '@/ui/link/Link'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Cell, Table } from '@/ui/table/Table'
import { standing, t } from './messages.sv'
import { PAGE_SIZE, type RunSummary, runsQuery, waitingQuery } from './queries'

interface Props {
  boardId: string
  page: number
  board: ReactNode
  /** How a file is handed in, where the caller may. */
  file: ReactNode
}

/** What has come in from the municipality's directories, and what waits for a yes. */
export function RunsPage({ boardId, page, board, file }: Props) {
  const answer = useQuery(runsQuery(boardId, page))
  return (
    <>
      <PageHeader
        back={<BackLink to="/administration">{words.administration}</BackLink>}
        title={t.title}
        lead={t.lead}
        meta={board}
        actions={
          <>
            {file}
            <ActionLink to="/administration/katalog/regler" search={{ namnd: boardId }}>
              {t.rules}
            </ActionLink>
          </>
        }
      />
      <Stack>
        <Waiting boardId={boardId} />
        <Listing answer={answer} words={t} icon="people" paging={{ page, limit: PAGE_SIZE }}>
          {(runs, isBusy) => <RunTable runs={runs} isBusy={isBusy} />}
        </Listing>
      </Stack>
    </>
  )
}

function Waiting({ boardId }: { boardId: string }) {
  const { data = [] } = useQuery(waitingQuery(boardId))
  if (data.length === 0) return null
  return (
    <Alert
      tone="warn"
      title={t.waiting(data.length)}
      actions={data.map(({ id, source }) => (
        <ActionLink key={id} to="/administration/katalog/$id" params={{ id }} kind="primary">
          {t.look(source)}
        </ActionLink>
      ))}
    >
      <p>{t.waitingText}</p>
    </Alert>
  )
}

function RunTable({ runs, isBusy }: { runs: readonly RunSummary[]; isBusy: boolean }) {
  return (
    <Table caption={t.caption} stack busy={isBusy} columns={Object.values(t.columns)}>
      {runs.map((run) => (
        <tr key={run.id}>
          <Cell row>
            <Link to="/administration/katalog/$id" params={{ id: run.id }}>
              {dateAndTime(run.requestedAt)}
              <span className="visually-hidden">{`, ${run.source}`}</span>
            </Link>
          </Cell>
          <Cell label={t.columns.source}>{`${run.source} (${t.way[run.way].toLowerCase()})`}</Cell>
          <Cell label={t.columns.status}>
            <Badge tone={standing(run).tone}>{standing(run).label}</Badge>
          </Cell>
          <Cell label={t.columns.result}>
            {t.result(run)}
            {run.rejected > 0 && run.importId !== null ? (
              <>
                {' '}
                <Link to="/administration/katalog/fil/$id" params={{ id: run.importId }}>
                  {t.toFile}
                </Link>
              </>
            ) : null}
          </Cell>
          <Cell label={t.columns.by}>{run.requestedByName}</Cell>
        </tr>
      ))}
    </Table>
  )
}
