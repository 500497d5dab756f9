import type { ReactNode } from 'react'
import styles from './ScrollArea.module.css'

/** What is wider than the page scrolls here, also by keyboard (WCAG 2.1.1). The only place that may give a region a tab stop. */
export function ScrollArea({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className={styles.area}>
      {children}
    </section>
  )
}
