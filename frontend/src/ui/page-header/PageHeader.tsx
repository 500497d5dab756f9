import { useMatches } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { sv } from '@/messages/sv'
import { Icon } from '../icon/Icon'
import { Link } from '../link/Link'
import styles from './PageHeader.module.css'
import { PageHeading } from './PageHeading'

const HELP = '/hjalp'

interface Props {
  title: string
  /** What the tab is called where the heading may hold words of a case. */
  tabTitle?: string
  /** One sentence on what the page is for. */
  lead?: ReactNode
  back?: ReactNode
  /** Badges and facts on one line under the title. */
  meta?: ReactNode
  actions?: ReactNode
}

/** The help that is about the page. */
function HelpLink() {
  const page = useMatches({ select: (matches) => matches.at(-1)?.fullPath })
  if (page === undefined || page === HELP) return null
  return (
    <Link to={HELP} search={{ sida: page }} className={styles.help}>
      <Icon name="info" size={18} />
      {sv.helpHere}
    </Link>
  )
}

/** The head of every page. Its h1 takes the focus after navigation. */
export function PageHeader({ title, tabTitle, lead, back, meta, actions }: Props) {
  return (
    <header className={styles.header}>
      {back === undefined ? null : (
        <div className={styles.ways} data-print="no">
          {back}
        </div>
      )}
      <div className={styles.line}>
        <div className={styles.text}>
          <PageHeading tabTitle={tabTitle}>{title}</PageHeading>
          {meta === undefined ? null : <div className={styles.meta}>{meta}</div>}
          {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
        </div>
        <div className={styles.actions} data-print="no">
          {actions}
          <HelpLink />
        </div>
      </div>
    </header>
  )
}
