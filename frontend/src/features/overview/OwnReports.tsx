import { statusOf } from '@/domain/deviations.sv'
import { civilDate, shortDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { Link } from '@/ui/link/Link'
import { t } from './messages.sv'
import styles from './OwnReports.module.css'
import type { WorkItems } from './queries'

/** What one has reported oneself, and how far it has come: the reporter always hears back. */
export function OwnReports({ reports }: { reports: WorkItems['myReports'] }) {
  return (
    <Card title={t.mineTitle} flush>
      {reports.length === 0 ? <p className={styles.empty}>{t.mineEmpty}</p> : null}
      <ul className={styles.items}>
        {reports.map((report) => (
          <li key={report.id} className={styles.item}>
            <Link to="/avvikelser/$id" params={{ id: report.id }} className={styles.title}>
              {report.title}
            </Link>
            <span className={styles.when}>
              {report.reference} · {shortDate(civilDate(report.reportedAt))}
            </span>
            <Badge tone={statusOf(report.status).tone}>{statusOf(report.status).label}</Badge>
          </li>
        ))}
      </ul>
      {reports.length === 0 ? null : (
        <p className={styles.all}>
          <Link to="/avvikelser" search={{ mina: true }}>
            {t.mineAll}
          </Link>
        </p>
      )}
    </Card>
  )
}
