import type { ReactNode } from 'react'
import styles from './PageHeader.module.css'
import { PageHeading } from './PageHeading'

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
        {actions === undefined ? null : (
          <div className={styles.actions} data-print="no">
            {actions}
          </div>
        )}
      </div>
    </header>
  )
}
