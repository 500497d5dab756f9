import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { headingFocus } from '@/lib/heading-focus'
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
  useEffect(() => {
    document.title = `${tabTitle} – ${sv.productName}`
  }, [tabTitle])
  useEffect(() => {
    if (path !== undefined && headingFocus.take()) heading.current?.focus({ preventScroll: true })
  }, [path])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
