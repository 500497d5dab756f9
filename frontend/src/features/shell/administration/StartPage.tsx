import type { Me } from '@/api/me'
import { Badge } from '@/ui/badge/Badge'
import { Icon } from '@/ui/icon/Icon'
import { Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from './messages.sv'
import styles from './StartPage.module.css'
import { sectionsFor } from './sections'

/** What can be done here, and by whom. Only what some role of the caller reaches. */
export function StartPage({ me }: { me: Me }) {
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <ul className={styles.sections}>
        {sectionsFor(me).map(({ to, icon, title, text, who, mayChange }) => (
          <li key={to} className={styles.section}>
            <span className={styles.icon}>
              <Icon name={icon} size={24} />
            </span>
            <div className={styles.text}>
              <h2 className={styles.title}>
                <Link to={to}>{title}</Link>
              </h2>
              <p>{text}</p>
              <p className={styles.who}>
                {t.who} {who}.
              </p>
            </div>
            <Badge tone={mayChange ? 'accent' : 'neutral'}>{mayChange ? t.mayChange : t.mayRead}</Badge>
          </li>
        ))}
      </ul>
    </>
  )
}
