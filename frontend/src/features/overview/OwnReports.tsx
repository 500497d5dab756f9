import { statusOf } from '@/domain/deviation-status.sv'
import { civilDate, shortDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { Link } from '@/ui/link/Link'
import { Row, RowList } from '@/ui/row-list/RowList'
import styles from './InboxPage.module.css'
import { t } from './messages.sv'
import type { WorkItems } from './queries'

/** What one has reported oneself, and how far it has come: the reporter always hears back. */
export function OwnReports({ reports }: { reports: WorkItems['myReports'] }) {
  return (
    <Card title={t.mineTitle} flush>
      {reports.length === 0 ? <p className={styles.empty}>{t.mineEmpty}</p> : null}
      <RowList>
        {reports.map(({ id, title, reference, reportedAt, status, answeredAt }) => {
          const { tone, label } = statusOf(status)
          return (
            <Row key={id} aside={<Badge tone={tone}>{answeredAt === null ? label : t.answered}</Badge>}>
              <Link to="/avvikelser/$id" params={{ id }}>
                {title}
              </Link>
              <p className={styles.soft}>
                {reference} · {shortDate(civilDate(reportedAt))}
              </p>
            </Row>
          )
        })}
        {reports.length === 0 ? null : (
          <Row>
            <Link to="/avvikelser" search={{ mina: true }}>
              {t.mineAll}
            </Link>
          </Row>
        )}
      </RowList>
    </Card>
  )
}
