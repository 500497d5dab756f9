import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { sv } from '@/messages/sv'

/** After going to another page: the heading takes the focus and the tab gets its name. A changed filter moves nothing. */
export function RouteFocus() {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        const heading = document.querySelector<HTMLElement>('h1')
        if (heading === null) return
        const name = heading.dataset['title'] ?? heading.textContent
        document.title = `${name} – ${sv.productName}`
        if (pathChanged && fromLocation !== undefined) heading.focus({ preventScroll: true })
      }),
    [router],
  )
  return null
}
