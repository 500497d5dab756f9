import { useQuery } from '@tanstack/react-query'
import { Alert } from '@/ui/alert/Alert'
import { Card } from '@/ui/card/Card'
import { ActionLink } from '@/ui/link/Link'
import { standing, t } from './messages.sv'
import { fileRunQuery, type RunSummary, runRowsQuery, type Verdict } from './queries'

interface Props {
  importId: string
  /** The version of the file: what is known of another is no more. */
  version: number
}

const SHOWN = 10
const LAST = 'last-administrator'
const TOLD = [
  ['ended', t.leave],
  ['created', t.come],
  ['updated', t.change],
] as const

/** Who would come, change and leave by a file, before anything is taken in; and then the list that it became. */
export function FileEffect({ importId, version }: Props) {
  const { data: run } = useQuery(fileRunQuery(importId, version))
  if (run === undefined || run === null) return null
  if (run.isDryRun) return <Would run={run} version={version} />
  return (
    <Alert
      tone={run.rejected > 0 ? 'warn' : 'info'}
      title={t.became(standing(run).label)}
      actions={
        <ActionLink to="/administration/katalog/$id" params={{ id: run.id }} kind="primary">
          {t.toRun}
        </ActionLink>
      }
    >
      <p>
        {run.rejected > 0 ? `${t.becameRefused(run.rejected)} ` : ''}
        {t.becameText}
      </p>
    </Alert>
  )
}

function Would({ run, version }: { run: RunSummary; version: number }) {
  const { created, updated, ended, asks } = run
  const isNothing = created + updated + ended === 0
  return (
    <Card title={t.would}>
      <p>{isNothing ? t.nobody : t.wouldText(created, updated, ended)}</p>
      <p>{asks ? <strong>{t.wouldWait}</strong> : t.wouldNotWait}</p>
      {run.rejected > 0 ? <Stay run={{ id: run.id, version }} /> : null}
      {run.created > 0 ? <Same run={{ id: run.id, version }} /> : null}
      {TOLD.map(([verdict, title]) =>
        run[verdict] > 0 ? (
          <Names key={verdict} title={title(run[verdict])} run={{ id: run.id, version }} verdict={verdict} />
        ) : null,
      )}
    </Card>
  )
}

/** Whom the list would refuse to let go, and why: they stand on no row of the file, so nothing there says it. */
function Stay({ run }: { run: { id: string; version: number } }) {
  const { data } = useQuery(runRowsQuery(run, 'rejected'))
  const lacking =
    data?.items.filter(({ problem }) => problem?.pointer == null && problem?.code === LAST) ?? []
  if (lacking.length === 0) return null
  return (
    <Alert tone="warn" title={t.stay(lacking.length)}>
      {lacking.map(({ number, personName, problem }) => (
        <p key={number}>{t.stays(personName ?? '', problem?.detail ?? '')}</p>
      ))}
    </Alert>
  )
}

/** Which new rows are of somebody who is known, here or on another row. */
function Same({ run }: { run: { id: string; version: number } }) {
  const { data } = useQuery(runRowsQuery(run, 'samePerson'))
  if (data === undefined || data.items.length === 0) return null
  return (
    <Alert tone="info" title={t.sameIn(data.total)}>
      {data.items.map(({ number, personName, samePersonName, samePersonRow }) => (
        <p key={number}>{t.becomes(personName ?? '', samePersonName ?? '', samePersonRow)}</p>
      ))}
      {data.total > data.items.length ? <p>{t.andMore(data.total - data.items.length)}</p> : null}
      <p>{t.sameText}</p>
    </Alert>
  )
}

function Names({
  title,
  run,
  verdict,
}: {
  title: string
  run: { id: string; version: number }
  verdict: Verdict
}) {
  const { data } = useQuery(runRowsQuery(run, verdict))
  if (data === undefined) return null
  const first = data.items.slice(0, SHOWN)
  const away = data.items.filter(({ problem }) => problem !== null)
  const staying = data.items.filter(({ goesOn }) => goesOn)
  const more = data.total - first.length
  return (
    <>
      <h3>{title}</h3>
      <p>
        {first
          .map(({ personName, unitName }) => (unitName === null ? personName : `${personName} (${unitName})`))
          .join(', ')}
        {more > 0 ? ` ${t.andMore(more)}` : ''}
      </p>
      {staying.map(({ number, personName }) => (
        <p key={number} className="muted">{`${personName}: ${t.goesOn.toLowerCase()}`}</p>
      ))}
      {away.map(({ number, personName, problem }) => (
        <p key={number} className="muted">{`${personName}: ${problem?.detail}`}</p>
      ))}
    </>
  )
}
