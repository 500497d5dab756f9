import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { civilDate, longDate } from '@/lib/dates'
import { sv } from '@/messages/sv'
import { Icon, type IconName } from '@/ui/icon/Icon'
import { ActionLink, Link } from '@/ui/link/Link'
import { Brand } from './Brand'
import { t } from './messages.sv'
import { OfflineBanner } from './OfflineBanner'
import styles from './Shell.module.css'
import { UserMenu } from './UserMenu'

export interface NavItem {
  to:
    | '/'
    | '/avvikelser'
    | '/atgarder'
    | '/ej-verkstallda'
    | '/statistik'
    | '/granskningslogg'
    | '/incidenter'
    | '/larande'
    | '/administration'
  label: string
  icon: IconName
  exact?: boolean
}

interface Props {
  organisation?: string | undefined
  board?: string | undefined
  user: { name: string; roles: readonly string[] }
  items: readonly NavItem[]
  /** How many things wait on the start page. */
  waiting: number
  /** How much one has been told that one has not read. */
  news: number
  mayReport: boolean
  /** What opens the search over everything. */
  search: ReactNode
  children: ReactNode
}

/** The frame of every page: skip link, header, menu, content, footer. */
export function Shell({
  organisation,
  board,
  user,
  items,
  waiting,
  news,
  mayReport,
  search,
  children,
}: Props) {
  const path = useLocation({ select: (location) => location.pathname })
  const [openedOn, setOpenedOn] = useState<string | null>(null)
  const isOpen = openedOn === path
  return (
    <div className={styles.frame}>
      <a href="#main" className={styles.skip}>
        {t.skip}
      </a>
      <header className={styles.header}>
        <Brand organisation={organisation} />
        <div className={styles.right}>
          {search}
          {board === undefined ? null : <span className={styles.board}>{board}</span>}
          <Link to="/aviseringar" className={styles.bell} aria-label={t.news(news)}>
            <Icon name="bell" />
            {news > 0 ? <span className={styles.waiting}>{news}</span> : null}
          </Link>
          <UserMenu {...user} />
          <button
            type="button"
            className={styles.menuButton}
            aria-expanded={isOpen}
            aria-controls="menu"
            onClick={() => setOpenedOn(isOpen ? null : path)}
          >
            <Icon name={isOpen ? 'close' : 'menu'} />
            {t.menu}
          </button>
        </div>
      </header>
      <nav id="menu" aria-label={t.mainMenu} className={styles.nav} data-open={isOpen}>
        {mayReport ? (
          <ActionLink to="/rapportera" kind="primary" icon="plus" wide>
            {t.nav.report}
          </ActionLink>
        ) : null}
        <ul className={styles.items}>
          {items.map((item) => (
            <li key={item.to}>
              <MenuLink {...item} waiting={item.to === '/' ? waiting : 0} />
            </li>
          ))}
        </ul>
      </nav>
      <main id="main" tabIndex={-1} className={styles.main}>
        <p className="print-only">
          {[organisation, board, t.printed(longDate(civilDate()), user.name)].join(' · ')}
        </p>
        <OfflineBanner />
        {children}
      </main>
      <footer className={styles.footer}>
        <p>{t.footer}</p>
        <Link to="/hjalp">{t.help}</Link>
        <Link to="/tillganglighet">{t.accessibility}</Link>
      </footer>
    </div>
  )
}

function MenuLink({ to, label, icon, exact = false, waiting }: NavItem & { waiting: number }) {
  return (
    <Link to={to} activeOptions={{ exact, includeSearch: false }} className={styles.item}>
      <Icon name={icon} />
      {label}
      {waiting > 0 ? (
        <span className={styles.waiting}>
          <span aria-hidden="true">{waiting}</span>
          <span className="visually-hidden">{sv.work.waiting(waiting)}</span>
        </span>
      ) : null}
    </Link>
  )
}
