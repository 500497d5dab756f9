import { session } from '@/api/session'
import { dismissToast, toasts } from '@/lib/toasts'
import { typedInDialog } from '@/messages/unsent.sv'
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

/** What the dialogs are called that forms stand in. A form on a page is seen when the page is back; one in a dialog is not. */
const dialogs = new Map<string, string>()
/** Which toast tells of a form. Their numbers are below those of the toasts that go away by themselves. */
const told = new Map<string, number>()

/** Tells who is back what they have typed in dialogs, until it is opened again or the telling is put away. */
function onBack() {
  if (session.isOver()) return
  for (const place of forms.keys()) {
    const title = dialogs.get(place)
    if (title === undefined || told.has(place)) continue
    const id = -1 - told.size
    told.set(place, id)
    toasts.set([...toasts.current(), { id, text: typedInDialog(title) }])
  }
}

session.subscribe(onBack)

export const unsent = {
  keep: <V, S>(place: string, form: Unsent<V, S>) => {
    forms.set(place, form)
    window.addEventListener('beforeunload', onLeaving)
  },
  /** The form at a place stands in a dialog that is called so. */
  isIn: (place: string, title: string) => void dialogs.set(place, title),
  /** What was left at a place. The place has a kind and names of its own, so what is found there is of that form. */
  at: <V, S>(place: string) => forms.get(place) as Unsent<V, S> | undefined,
  forget: (place: string) => {
    forms.delete(place)
    const id = told.get(place)
    if (id !== undefined) dismissToast(id)
    told.delete(place)
  },
}
