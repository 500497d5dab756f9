import { createStore } from './store'

export const announcements = createStore('')

/** Has screen readers say a text when they next pause. Saying the same twice in a row works too. */
export function announce(text: string): void {
  announcements.set(text === announcements.current() ? `${text}\u00a0` : text)
}
