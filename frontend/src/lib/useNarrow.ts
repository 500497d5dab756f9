import { useSyncExternalStore } from 'react'

/** Tables stack and filters fold below this width; the same as in the styles of tables. */
const NARROW = '(max-width: 44rem)'

/** Whether the window is as narrow as a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches)
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(NARROW)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
