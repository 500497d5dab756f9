import { useSyncExternalStore } from 'react'
import { announcements } from '@/lib/announce'

/** The one polite live region of the page. Anything may speak through `announce`. */
export function Announcer() {
  const text = useSyncExternalStore(announcements.subscribe, announcements.current)
  return (
    <p role="status" aria-live="polite" className="visually-hidden">
      {text}
    </p>
  )
}
