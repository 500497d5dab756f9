import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { headingFocus } from '@/lib/heading-focus'

/** Asks the next page's heading to take the focus, also when one goes on before the first page has come whole. */
export function RouteFocus() {
  const router = useRouter()
  useEffect(() => {
    let path = router.latestLocation.pathname
    return router.subscribe('onBeforeLoad', ({ toLocation }) => {
      if (toLocation.pathname !== path) headingFocus.want()
      path = toLocation.pathname
    })
  }, [router])
  return null
}
