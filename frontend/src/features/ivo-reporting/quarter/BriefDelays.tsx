import { useQuery } from '@tanstack/react-query'
import { DECISION_EVENT } from '@/domain/decisions.sv'
import { longDate } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { Stack } from '@/ui/layout/Layout'
import { Link } from '@/ui/link/Link'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { Cell, Table } from '@/ui/table/Table'
import { t as words } from '../messages.sv'
import { type BriefDelay, briefDelaysQuery, type Report } from '../queries'
import styles from './Lines.module.css'
import { st } from './messages.sv'

const t = st.brief

/** What no list has held, since no cut-off day saw it. Whether it is to be reported is for the board to decide. */
export function BriefDelays({ report }: { report: Report }) {
  const { data: delays, error } = useQuery(briefDelaysQuery(report.id))
  if (error !== null && delays === undefined) throw error
  return (
    <Stack>
      <Alert title={t.readingTitle}>
        <p>{t.reading}</p>
      </Alert>
      <Card title={t.title} flush aside={delays === undefined ? undefined : <Badge>{delays.length}</Badge>}>
        <p className={styles.text}>{t.text}</p>
        {delays === undefined ? (
          <div className={styles.text}>
            <Skeleton lines={4} />
          </div>
        ) : null}
        {delays?.length === 0 ? <EmptyState title={t.none}>{t.noneText}</EmptyState> : null}
        {delays === undefined || delays.length === 0 ? null : <Delays delays={delays} />}
      </Card>
    </Stack>
  )
}

function Delays({ delays }: { delays: readonly BriefDelay[] }) {
  return (
    <Table caption={t.title} stack columns={[t.decision, t.benefit, t.since, t.limit, t.end]}>
      {delays.map((delay) => (
        <tr key={`${delay.decisionId}${delay.startOn}`}>
          <Cell row>
            <Link to="/ej-verkstallda/$id" params={{ id: delay.decisionId }} className={styles.reference}>
              {delay.reference}
              <span className="visually-hidden"> {longDate(delay.startOn)}</span>
            </Link>
          </Cell>
          <Cell wide>{delay.title}</Cell>
          <Cell label={t.since}>
            <span className={styles.nowrap}>{longDate(delay.startOn)}</span>
            {delay.basis === 'interruption' ? (
              <span className={styles.second}>{words.line.interruption}</span>
            ) : null}
          </Cell>
          <Cell label={t.limit}>{longDate(delay.endsOn)}</Cell>
          <Cell label={t.end}>
            {longDate(delay.endedOn)}
            <span className={styles.second}>{DECISION_EVENT[delay.ending]}</span>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
