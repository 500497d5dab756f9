import { session } from '@/api/session'
import type { Intent } from './intent'

/** A form as it was left: the answers, the intent to send them, and the version they were given to. */
export interface Unsent<V, S> {
  values: V
  intent: Intent<S>
  version: number
}

/**
 * Forms that were taken from the screen because their own person was no longer logged in. They live in the memory of the tab, which is one
 * person's for as long as it lives, so only the one who typed gets them back.
 */
const forms = new Map<string, unknown>()

/** Asks before a tab that has been emptied is closed, loaded anew or taken over while it keeps somebody's text. */
function onLeaving(event: BeforeUnloadEvent) {
  if (session.isOver() && forms.size > 0) event.preventDefault()
}

export const unsent = {
  keep: <V, S>(place: string, form: Unsent<V, S>) => {
    forms.set(place, form)
    window.addEventListener('beforeunload', onLeaving)
  },
  /** What was left at a place. The place has a kind and names of its own, so what is found there is of that form. */
  at: <V, S>(place: string) => forms.get(place) as Unsent<V, S> | undefined,
  forget: (place: string) => void forms.delete(place),
}
