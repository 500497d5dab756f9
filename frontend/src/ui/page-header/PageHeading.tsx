import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { headingFocus } from '@/lib/heading-focus'
import { waiting } from '@/lib/waiting'
import { sv } from '@/messages/sv'

/** The one heading of a page: names the tab, and takes the focus when one has come here from another page. */
export function PageHeading({
  children,
  tabTitle = children,
}: {
  children: string
  tabTitle?: string | undefined
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const count = useSyncExternalStore(waiting.subscribe, waiting.current)
  useEffect(() => {
    document.title = `${count === 0 ? '' : `(${count}) `}${tabTitle} – ${sv.productName}`
  }, [tabTitle, count])
  useEffect(() => {
    if (path !== undefined && headingFocus.take()) heading.current?.focus({ preventScroll: true })
  }, [path])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
