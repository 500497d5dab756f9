import { useSyncExternalStore } from 'react'

/** Tables stack and filters fold below this width; the same as in the styles of tables. */
const NARROW = '(max-width: 44rem)'
/** Where things are pressed with a finger; the same as for the size of a press in the styles. */
const FINGER = `${NARROW}, (pointer: coarse)`

/** Whether the window is as narrow as a phone. */
export function useNarrow(): boolean {
  return useMedia(NARROW)
}

/** How wide and high in pixels what is pressed must be: for a finger, or for a mouse as WCAG 2.5.8 asks. */
export function usePress(): number {
  return useMedia(FINGER) ? 44 : 24
}

function useMedia(media: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(media)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => window.matchMedia(media).matches,
  )
}
