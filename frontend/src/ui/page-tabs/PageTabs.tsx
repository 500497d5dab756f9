import { Children, type ReactNode, useEffect, useRef } from 'react'
import styles from './PageTabs.module.css'

/** Links to the sides of one thing. Each has its own address, and the one shown is marked as current. */
export function PageTabs({
  label,
  look = 'tabs',
  children,
}: {
  label: string
  /** `choice` is smaller: two ways to look at the same list. */
  look?: 'tabs' | 'choice'
  children: ReactNode
}) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const shown = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (list.current !== null && shown) list.current.scrollLeft = shown.offsetLeft - list.current.offsetLeft
  }, [])
  return (
    <nav aria-label={label} className={styles[look]} data-print="no">
      <ul ref={list}>
        {Children.toArray(children).map((link, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- the links stand in a fixed order
          <li key={i}>{link}</li>
        ))}
      </ul>
    </nav>
  )
}
