import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { longDate } from '@/lib/dates'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { Link } from '@/ui/link/Link'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { Cell, Table } from '@/ui/table/Table'
import { TextArea } from '@/ui/text-area/TextArea'
import { LINE_KIND } from '../messages.sv'
import { correct, correctionsQuery, type LineKind, type Report, reportQuery } from '../queries'
import styles from './Lines.module.css'
import { st } from './messages.sv'

const t = st.corrections

interface Props {
  report: Report
  onStarted: (report: Report) => void
}

/** What became known after the list was frozen. Nothing is merged; a correction is a new version. */
export function Corrections({ report, onStarted }: Props) {
  const [isCorrecting, setCorrecting] = useState(false)
  const { data, error } = useQuery(correctionsQuery(report.id))
  if (error !== null && data === undefined) throw error
  return (
    <Card
      title={t.title}
      flush
      aside={
        may(report, 'corrections') ? <Button onClick={() => setCorrecting(true)}>{t.make}</Button> : undefined
      }
    >
      <p className={styles.text}>{t.text}</p>
      {data === undefined ? (
        <div className={styles.text}>
          <Skeleton lines={4} />
        </div>
      ) : null}
      {data?.length === 0 ? <EmptyState title={t.none}>{t.noneText}</EmptyState> : null}
      {data === undefined || data.length === 0 ? null : (
        <Table caption={t.title} stack columns={[t.decision, t.since, t.frozen, t.now]}>
          {data.map((row) => (
            <tr key={`${row.decisionId}${row.startOn}`}>
              <Cell row>
                <Link to="/ej-verkstallda/$id" params={{ id: row.decisionId }}>
                  {row.reference}
                  <span className="visually-hidden"> {longDate(row.startOn)}</span>
                </Link>
              </Cell>
              <Cell label={t.since}>{longDate(row.startOn)}</Cell>
              <Cell label={t.frozen}>{kindText(row.frozen, t.missing)}</Cell>
              <Cell label={t.now}>{kindText(row.now, t.gone)}</Cell>
            </tr>
          ))}
        </Table>
      )}
      {isCorrecting ? (
        <CorrectDialog report={report} onStarted={onStarted} onClose={() => setCorrecting(false)} />
      ) : null}
    </Card>
  )
}

function kindText(kind: LineKind | null, none: string): string {
  return kind === null ? none : LINE_KIND[kind].title
}

function CorrectDialog({ report, onStarted, onClose }: Props & { onClose: () => void }) {
  const action = useAction<{ reason: string }, Report>({
    kind: 'ivo-report',
    start: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t.reasonFault } : {}),
    send: ({ reason }, how) => correct(report.id, reason.trim(), how),
    query: ({ id }) => reportQuery(id),
    says: () => t.started,
    onSaved: onStarted,
  })
  return (
    <ActionDialog action={action} title={t.makeTitle} save={t.make} onClose={onClose}>
      <p>{t.makeText}</p>
      <TextArea
        {...bind(action).text('reason')}
        label={t.reason}
        required
        limit={rules.CorrectionCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
